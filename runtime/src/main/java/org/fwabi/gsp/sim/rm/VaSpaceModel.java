package org.fwabi.gsp.sim.rm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Address spaces and their page directories. */
final class VaSpaceModel {
    /** The driver has the page directory. NV_VASPACE_ALLOCATION_FLAGS_IS_EXTERNALLY_OWNED. */
    private static final int EXTERNALLY_OWNED = 1 << 3;

    private static final long PAGE = 4096;

    private final RmTree tree;
    private final Map<Node, Boolean> external = new HashMap<>();
    private final Set<Node> withDirectory = new HashSet<>();

    VaSpaceModel(RmTree tree) {
        this.tree = tree;
        tree.onFree(node -> {
            external.remove(node);
            withDirectory.remove(node);
        });
    }

    void register(ClassTable classes, ControlTable controls) {
        classes.add(
                "FERMI_VASPACE_A", Kind.VASPACE, "NV_VASPACE_ALLOCATION_PARAMETERS", Set.of(Kind.DEVICE), this::create);
        controls.add(
                Kind.DEVICE,
                "NV0080_CTRL_CMD_DMA_SET_PAGE_DIRECTORY",
                "NV0080_CTRL_DMA_SET_PAGE_DIRECTORY_PARAMS",
                this::setDirectory);
        controls.add(
                Kind.DEVICE,
                "NV0080_CTRL_CMD_DMA_UNSET_PAGE_DIRECTORY",
                "NV0080_CTRL_DMA_UNSET_PAGE_DIRECTORY_PARAMS",
                this::unsetDirectory);
        controls.add(
                Kind.VASPACE,
                "NV90F1_CTRL_CMD_VASPACE_COPY_SERVER_RESERVED_PDES",
                "NV90F1_CTRL_VASPACE_COPY_SERVER_RESERVED_PDES_PARAMS",
                this::copyReserved);
    }

    private int create(Call call) {
        if (!call.oneOf("index", 0, 1, 2, 3)) {
            return call.bad("index", "0, a new one, to 3, that of the device");
        }
        external.put(call.object(), (call.get("flags") & EXTERNALLY_OWNED) != 0);
        if (!call.is("vaSize")) {
            call.set("vaSize", 1L << 47);
        }
        return Status.OK;
    }

    private int setDirectory(Call call) {
        Node space = tree.find(call.object().client(), call.handle("hVASpace"), Kind.VASPACE);
        if (space == null) {
            return call.fail(
                    Status.OBJECT_NOT_FOUND, "hVASpace", "an address space", "%08x".formatted(call.handle("hVASpace")));
        }
        if (!external.getOrDefault(space, false)) {
            return call.fail(Status.INVALID_STATE, "hVASpace", "one that is externally owned", space.toString());
        }
        if (!call.is("physAddress") || call.get("physAddress") % PAGE != 0) {
            return call.bad("physAddress", "the address of a page");
        }
        if (!call.is("numEntries")) {
            return call.bad("numEntries", "at least 1");
        }
        withDirectory.add(space);
        return Status.OK;
    }

    private int unsetDirectory(Call call) {
        Node space = tree.find(call.object().client(), call.handle("hVASpace"), Kind.VASPACE);
        return space != null && withDirectory.remove(space)
                ? Status.OK
                : call.fail(
                        Status.INVALID_STATE,
                        "hVASpace",
                        "an address space with a page directory",
                        "%08x".formatted(call.handle("hVASpace")));
    }

    private int copyReserved(Call call) {
        if (external.getOrDefault(call.object(), false)) {
            return call.fail(
                    Status.INVALID_STATE,
                    "object",
                    "one that the firmware owns",
                    call.object().toString());
        }
        if (call.get("virtAddrLo") >= call.get("virtAddrHi")) {
            return call.bad("virtAddrHi", "more than virtAddrLo");
        }
        if (Long.bitCount(call.get("pageSize")) != 1) {
            return call.bad("pageSize", "a power of two");
        }
        long levels = call.get("numLevelsToCopy");
        if (levels < 1 || levels > call.params().length("levels")) {
            return call.bad("numLevelsToCopy", "1 to " + call.params().length("levels"));
        }
        for (int i = 0; i < levels; i++) {
            String at = "levels[" + i + "].";
            if (!call.is(at + "physAddress") || call.get(at + "physAddress") % PAGE != 0) {
                return call.bad(at + "physAddress", "the address of a page");
            }
            if (i > 0 && call.get(at + "pageShift") >= call.get("levels[" + (i - 1) + "].pageShift")) {
                return call.bad(at + "pageShift", "less than that of the level above");
            }
        }
        return Status.OK;
    }
}
