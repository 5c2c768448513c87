package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;

/** How long a message is as a whole, which its first element's contents say. */
final class MessageLengths {
    private final ReleaseTable table;

    MessageLengths(ReleaseTable table) {
        this.table = table;
    }

    /** The contents say how long a message is; only these may be longer than one element. */
    boolean incomplete(ElementReader.Incoming message) {
        String name = table.functions().nameOf(message.function()).orElse("");
        long needed = switch (name) {
            case "SET_REGISTRY" ->
                RegistryCheck.neededBytes(table, message.payload().copy());
            case "GSP_RM_CONTROL", "GSP_RM_ALLOC" ->
                enveloped(name, message.payload().copy());
            case "ALLOC_MEMORY" -> listed(name, message.payload().copy());
            default -> 0;
        };
        return message.payload().size() < needed && message.payload().size() >= elementPayload();
    }

    private long elementPayload() {
        return table.factNumber("queue.element-max")
                - table.struct(ElementReader.ELEMENT).size();
    }

    private long enveloped(String name, byte[] payload) {
        String struct = requestStruct(name);
        long fixed = table.struct(struct).size();
        return payload.length < fixed
                ? 0
                : fixed + table.view(struct, MemorySegment.ofArray(payload)).getLong("paramsSize");
    }

    /** A list of pages has its entries behind the struct. */
    private long listed(String name, byte[] payload) {
        String struct = requestStruct(name);
        if (payload.length < table.struct(struct).size()) {
            return 0;
        }
        Decoded request = table.view(struct, MemorySegment.ofArray(payload));
        return request.offset("pteDesc.pte_pde") + 8 * request.getLong("pageCount");
    }

    private String requestStruct(String name) {
        return table.command(name).flatMap(CommandEntry::request).orElseThrow();
    }
}
