/**
 * The displays of a GPU: heads, connectors, backlight, DisplayPort, HDMI, sound, and the channels that pictures come
 * through. A class a subject; {@link org.fwabi.samples.tables.display.Display} has them all.
 *
 * <p>A display is one bit of a 32-bit mask, its {@code displayId}. A question gives an {@link org.fwabi.gsp.rm.RmReply}
 * of a record that outlives the queue's memory. An order gives one of {@link org.fwabi.samples.tables.display.Done}: whether
 * the firmware took it is in the reply, also where there is nothing to read. A record inside {@code Failed} holds what the
 * firmware left in the parameters, and means nothing unless a method says so.
 *
 * <p>No line here asks which release is running. Numbers of controls, sizes, fields that only some releases have and what
 * they must hold, and the unit of link rates are in the specs.
 *
 * <p><strong>Threads.</strong> One at a time for all of it, as for the queue below.
 */
@NullMarked
package org.fwabi.samples.tables.display;

import org.jspecify.annotations.NullMarked;
