package org.fwabi.tools.demo;

/**
 * Where a release differs under a driver that does not notice.
 *
 * @param release the release
 * @param systemInfoSize bytes of {@code GspSystemInfo}
 * @param staticInfoSize bytes of {@code GspStaticConfigInfo}
 * @param nameOffset byte offset of the GPU's name in {@code GspStaticConfigInfo}
 */
record Underneath(String release, long systemInfoSize, long staticInfoSize, long nameOffset) {}
