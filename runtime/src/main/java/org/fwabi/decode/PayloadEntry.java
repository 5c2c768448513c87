package org.fwabi.decode;

import java.util.Optional;

/**
 * What a release says of an event's payload.
 *
 * @param event name of the event
 * @param struct its struct; empty where there is nothing to read
 * @param size how long the payload may be
 */
public record PayloadEntry(String event, Optional<String> struct, SizeRule size) {}
