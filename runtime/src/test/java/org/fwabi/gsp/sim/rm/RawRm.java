package org.fwabi.gsp.sim.rm;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fwabi.decode.CommandEntry;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.gsp.sim.SimReleases;
import org.jspecify.annotations.Nullable;

/** A resource manager without a GPU around it, and calls by name. */
final class RawRm {
    static final int CLIENT = 0xc1d00001;
    static final int DEVICE = 0xde1d0000;
    static final int SUBDEVICE = 0x5d1d0000;
    static final int SPACE = 0x90f10000;
    static final int CHANNEL = 0xf1f00000;
    static final int DISPLAY = 0x00730000;

    /** An event that was sent. */
    record Sent(String event, byte[] payload) {}

    final ReleaseTable table;
    final SimRm rm;
    final List<String> refusals = new ArrayList<>();
    final List<Sent> events = new ArrayList<>();
    private @Nullable Decoded params;

    RawRm(String release) {
        this(release, "GA102");
    }

    RawRm(String release, String chip) {
        table = SimReleases.find(release).orElseThrow();
        rm = new SimRm(new RmBoard(
                table,
                chip,
                10L << 30,
                new RmBoard.Log() {
                    @Override
                    public void refuse(String where, String expected, String found) {
                        refusals.add(where + ": expected " + expected + ", found " + found);
                    }

                    @Override
                    public void note(String text) {}
                },
                (event, payload) -> events.add(new Sent(event, payload))));
    }

    static Stream<String> releases() {
        return Stream.of(
                "535.113.01",
                "545.29.06",
                "550.163.01",
                "555.58.02",
                "560.35.03",
                "565.77",
                "570.144",
                "575.64.05",
                "580.142",
                "590.48.01",
                "595.45.04");
    }

    boolean has(String control) {
        return table.controls().find(control).isPresent();
    }

    /** What the last call's parameters came back as. */
    Decoded params() {
        return Objects.requireNonNull(params);
    }

    int control(String name, String struct, Consumer<Decoded> fill) {
        return control(RmTree.INTERNAL_CLIENT, RmTree.INTERNAL_SUBDEVICE, name, struct, fill);
    }

    int display(String name, String struct, Consumer<Decoded> fill) {
        return control(CLIENT, DISPLAY, "NV0073_CTRL_CMD_" + name, "NV0073_CTRL_" + struct + "_PARAMS", fill);
    }

    int control(int client, int object, String name, String struct, Consumer<Decoded> fill) {
        return control(client, object, table.controls().number(name), struct, 0, fill);
    }

    /** With so many bytes more, or fewer, than the struct has. */
    int control(int client, int object, int number, String struct, int by, Consumer<Decoded> fill) {
        long size = struct.isEmpty() ? 0 : table.struct(struct).size();
        return call(
                "GSP_RM_CONTROL",
                struct,
                size + by,
                envelope -> {
                    envelope.setLong("hClient", client);
                    envelope.setLong("hObject", object);
                    envelope.setLong("cmd", number);
                },
                fill);
    }

    int alloc(int parent, int object, String name, String struct, Consumer<Decoded> fill) {
        return alloc(CLIENT, parent, object, table.classes().number(name), struct, 0, fill);
    }

    int alloc(int client, int parent, int object, int number, String struct, int by, Consumer<Decoded> fill) {
        long size = struct.isEmpty() ? 0 : table.struct(struct).size();
        return call(
                "GSP_RM_ALLOC",
                struct,
                size + by,
                envelope -> {
                    envelope.setLong("hClient", client);
                    envelope.setLong("hParent", parent);
                    envelope.setLong("hObject", object);
                    envelope.setLong("hClass", number);
                },
                fill);
    }

    private int call(String command, String struct, long size, Consumer<Decoded> address, Consumer<Decoded> fill) {
        String envelope = table.command(command).flatMap(CommandEntry::request).orElseThrow();
        long fixed = table.struct(envelope).size();
        long room = struct.isEmpty() ? 0 : Math.max(size, table.struct(struct).size());
        byte[] payload = new byte[(int) (fixed + room)];
        Decoded view = table.view(envelope, MemorySegment.ofArray(payload));
        address.accept(view);
        view.setLong("paramsSize", size);
        if (!struct.isEmpty()) {
            fill.accept(table.view(struct, view.memory().asSlice(fixed)));
        }
        RmAnswer answer = rm.call(command, payload);
        Decoded back = table.view(envelope, answer.payload());
        params = struct.isEmpty() ? null : table.view(struct, back.memory().asSlice(fixed));
        return (int) back.getLong("status");
    }

    int free(int client, int object) {
        String envelope = table.command("FREE").flatMap(CommandEntry::request).orElseThrow();
        byte[] payload = new byte[(int) table.struct(envelope).size()];
        Decoded view = table.view(envelope, MemorySegment.ofArray(payload));
        view.setLong("params.hRoot", client);
        view.setLong("params.hObjectOld", object);
        MemorySegment back = rm.call("FREE", payload).payload();
        return (int) table.view(envelope, back).getLong("params.status");
    }

    int client() {
        return alloc(CLIENT, CLIENT, CLIENT, 0, "NV0000_ALLOC_PARAMETERS", 0, p -> p.setLong("hClient", CLIENT));
    }

    int device() {
        return alloc(CLIENT, DEVICE, "NV01_DEVICE_0", "NV0080_ALLOC_PARAMETERS", p -> {});
    }

    int subdevice() {
        return alloc(DEVICE, SUBDEVICE, "NV20_SUBDEVICE_0", "NV2080_ALLOC_PARAMETERS", p -> {});
    }

    /** Client, device, subdevice, display. */
    RawRm up() {
        int failed = client() | device() | subdevice() | alloc(DEVICE, DISPLAY, "NV04_DISPLAY_COMMON", "", p -> {});
        if (failed != 0) {
            throw new AssertionError(refusals.toString());
        }
        return this;
    }

    int space(long flags) {
        return alloc(
                DEVICE, SPACE, "FERMI_VASPACE_A", "NV_VASPACE_ALLOCATION_PARAMETERS", p -> p.setLong("flags", flags));
    }

    int channel(int id, int engineType) {
        return channel(id, p -> p.setLong("engineType", engineType));
    }

    int channel(int id, Consumer<Decoded> more) {
        return alloc(DEVICE, CHANNEL | id, "AMPERE_CHANNEL_GPFIFO_A", "NV_CHANNEL_ALLOC_PARAMS", p -> {
            p.setLong("hVASpace", SPACE);
            p.setLong("gpFifoEntries", 512);
            p.setLong("engineType", 1);
            p.setLong("flags", (id & 7) << 8 | (id >> 3) << 12 | 1 << 21);
            for (String memory : List.of("instanceMem", "userdMem", "ramfcMem")) {
                p.setLong(memory + ".base", 0x100000 + 0x10000L * id);
                p.setLong(memory + ".size", 0x1000);
                p.setLong(memory + ".addressSpace", 2);
            }
            more.accept(p);
        });
    }

    Decoded message(String command) {
        String struct = table.command(command).flatMap(CommandEntry::request).orElseThrow();
        return table.view(
                struct,
                MemorySegment.ofArray(new byte[(int) table.struct(struct).size()]));
    }

    /** A list of pages; the result of the message. */
    int memoryList(int handle, int number, int pages, long firstFrame) {
        String struct =
                table.command("ALLOC_MEMORY").flatMap(CommandEntry::request).orElseThrow();
        long at = message("ALLOC_MEMORY").offset("pteDesc.pte_pde");
        byte[] payload =
                new byte[(int) Math.max(at + 8L * pages, table.struct(struct).size())];
        Decoded view = table.view(struct, MemorySegment.ofArray(payload));
        view.setLong("hClient", CLIENT);
        view.setLong("hDevice", DEVICE);
        view.setLong("hMemory", handle);
        view.setLong("hClass", number);
        view.setLong("length", 4096L * pages);
        view.setLong("pageCount", pages);
        view.setLong("pteDesc.length", pages & 0xffff);
        for (int i = 0; i < pages; i++) {
            view.setLong("pteDesc.pte_pde[" + i + "].pte", firstFrame + i);
        }
        return rm.call("ALLOC_MEMORY", payload).result();
    }
}
