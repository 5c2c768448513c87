package org.fwabi.benchmarks.codec;

import java.lang.foreign.Arena;
import java.lang.reflect.InvocationTargetException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Messages of one peer. A state class a peer, so that a process sees no other peer's code. */
@State(Scope.Thread)
public abstract class Peer {
    /** All messages; part of the names of the peers' classes. */
    @Param({"SystemInfo", "StaticInfo", "RmControl", "PostEvent", "Sequencer"})
    public String message = "SystemInfo";

    private final Arena arena = Arena.ofConfined();
    private final String name;

    private int seed;

    @SuppressWarnings("NullAway.Init") // JMH calls make() first.
    Batch batch;

    Peer(String name) {
        this.name = name;
    }

    /** The peer's messages, which it has written once. */
    @Setup
    public void make() throws Exception {
        batch = of(message, name, arena);
        batch.encode(1);
    }

    /** Another seed each time, so that no compiler knows what is written. */
    int seed() {
        seed = (seed + 1) & 0x7f;
        return seed;
    }

    /** Frees their memory. */
    @TearDown
    public void free() {
        arena.close();
    }

    /** A peer's messages, by the name of its generated class. */
    public static Batch of(String message, String peer, Arena arena) {
        String name = Peer.class.getPackageName() + ".peers." + message + peer;
        try {
            return Class.forName(name)
                    .asSubclass(Batch.class)
                    .getConstructor(Arena.class)
                    .newInstance(arena);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " can't be set up", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no peer " + name, e);
        }
    }

    /** The generated bindings. */
    public static class Fwabi extends Peer {
        public Fwabi() {
            super("Fwabi");
        }
    }

    /** The generated bindings in a process that has used segments of all kinds. */
    public static class FwabiPolluted extends Peer {
        public FwabiPolluted() {
            super("Fwabi");
        }

        @Override
        public void make() throws Exception {
            Pollution.spread();
            super.make();
        }
    }

    /** Addresses, unchecked. */
    public static class Unchecked extends Peer {
        public Unchecked() {
            super("Unsafe");
        }
    }

    /** C. */
    public static class C extends Peer {
        public C() {
            super("C");
        }

        @Override
        public void make() {
            batch = new CBatch(message, Arena.global());
            batch.encode(1);
        }
    }

    /** The shape of what jextract writes. */
    public static class Jextract extends Peer {
        public Jextract() {
            super("Jextract");
        }
    }

    /** SBE. */
    public static class Sbe extends Peer {
        public Sbe() {
            super("Sbe");
        }
    }

    /** FlatBuffers. */
    public static class FlatBuffers extends Peer {
        public FlatBuffers() {
            super("FlatBuffers");
        }
    }

    /** Protobuf. */
    public static class Protobuf extends Peer {
        public Protobuf() {
            super("Protobuf");
        }
    }
}
