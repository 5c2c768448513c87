package org.fwabi.gsp.queue;

/**
 * The result word of a reply.
 *
 * @param number the word as received; 0 is success
 * @param name its name in NVIDIA's headers, or empty if it has none
 */
public record RpcResult(int number, String name) {
    /** Looks the name up. */
    public static RpcResult of(int number) {
        return new RpcResult(number, RpcResultNames.of(number));
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "0x%08x".formatted(number) : "%s (0x%x)".formatted(name, number);
    }
}
