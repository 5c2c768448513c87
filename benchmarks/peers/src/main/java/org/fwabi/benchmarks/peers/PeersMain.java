package org.fwabi.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all peers. Its arguments are folders: for Java sources, and for resources; and the folder of Protobuf's compiler. */
public final class PeersMain {
    static final String RELEASE = "570.144";
    static final List<String> RELEASES = List.of(
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
    static final String PACKAGE = "org.fwabi.benchmarks.codec.peers";

    private PeersMain() {}

    /** Writes them. */
    public static void main(String[] arguments) throws Exception {
        Path java = Path.of(arguments[0], PACKAGE.replace('.', '/'));
        Path resources = Path.of(arguments[1], PACKAGE.replace('.', '/'));
        Files.createDirectories(java);
        Files.createDirectories(resources);
        Specs all = new Specs(RELEASES, Message.structs());
        Specs one = new Specs(List.of(RELEASE), Message.structs());
        for (Message message : Message.ALL) {
            ShapeReader reader = new ShapeReader(message.tails());
            Shape any = message.shape(all, reader, RELEASES.indexOf(RELEASE));
            Shape shape = message.shape(one, reader, 0);
            String name = message.name();
            write(
                    java,
                    name + "Fwabi",
                    new FwabiWriter(one, "org.fwabi.benchmarks.abi.one", true)
                            .write(PACKAGE, name + "Fwabi", message, shape));
            write(
                    java,
                    name + "FwabiAll",
                    new FwabiWriter(all, "org.fwabi.benchmarks.abi.all", false)
                            .write(PACKAGE, name + "FwabiAll", message, any));
            write(java, name + "Unsafe", new UnsafeWriter().write(PACKAGE, name + "Unsafe", message, shape));
            write(java, name + "Jextract", new JextractWriter().write(PACKAGE, name + "Jextract", message, shape));
            if (!message.name().equals("Sequencer")) {
                List<Shape> shapes = new ArrayList<>();
                for (int i = 0; i < RELEASES.size(); i++) {
                    shapes.add(message.shape(all, reader, i));
                }
                write(java, name + "Sealed", new SealedWriter(message, shapes).write(PACKAGE, name + "Sealed"));
            }
            SbeWriter sbe = new SbeWriter(message, shape);
            write(java, name + "Sbe", sbe.write(PACKAGE, name + "Sbe"));
            Path schema = resources.resolve(name + ".sbe.xml");
            Files.writeString(schema, sbe.schema(Message.ALL.indexOf(message) + 1));
            Tools.sbe(schema, Path.of(arguments[0]));
            ProtobufWriter protobuf = new ProtobufWriter(message, shape);
            write(java, name + "Protobuf", protobuf.write(PACKAGE, name + "Protobuf"));
            Path proto = resources.resolve(name + ".proto");
            Files.writeString(proto, protobuf.schema());
            Tools.protobuf(Path.of(arguments[2]), proto, Path.of(arguments[0]));
            write(
                    java,
                    name + "FlatBuffers",
                    new FlatBuffersWriter(message, shape).write(PACKAGE, name + "FlatBuffers"));
            Files.writeString(resources.resolve(name + ".c"), new CWriter().write(message, shape));
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), text);
    }
}
