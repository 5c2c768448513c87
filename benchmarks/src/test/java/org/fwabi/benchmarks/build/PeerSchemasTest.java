package org.fwabi.benchmarks.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The peers are given as many messages as the processor, and their tools take them. */
class PeerSchemasTest {
    @Test
    void eachToolMakesOneClassAStructAndJavacTakesIt() throws Exception {
        Requests requests = Requests.ofSample();
        List<Tree> trees = requests.messages().stream()
                .map(struct -> Tree.of(struct, requests.layout()))
                .toList();
        assertThat(trees).hasSizeGreaterThan(60);
        try (Folder folder = Folder.create()) {
            Path sbe = folder.write("schemas", "schema.xml", SbeSchema.of(trees));
            Path proto = folder.write("schemas", "schema.proto", ProtobufSchema.of(trees));
            PeerTools.sbe(sbe, folder.empty("sbe"));
            PeerTools.protobuf(proto, folder.empty("protobuf"));
            Compiler.run(Compiler.plain(folder.empty("classes"), Compiler.SBE), folder.files("sbe", ".java"));
            Compiler.run(Compiler.plain(folder.empty("classes"), Compiler.PROTOBUF), folder.files("protobuf", ".java"));
            for (int i = 0; i < trees.size(); i++) {
                assertThat(folder.files("sbe", "/M" + i + "Encoder.java")).hasSize(1);
                assertThat(folder.files("protobuf", "/M" + i + ".java")).hasSize(1);
            }
        }
    }

    @Test
    void everyRequestIsForTheSameThingsButTheWhole() {
        Requests requests = Requests.ofSample();
        String one = requests.text(Requests.Size.ONE_RELEASE);
        String eleven = requests.text(Requests.Size.ELEVEN_RELEASES);

        assertThat(eleven.replaceFirst("releases = \\{[^}]*}", ""))
                .isEqualTo(one.replaceFirst("releases = \\{[^}]*}", ""));
        assertThat(one).contains("GSP_SET_SYSTEM_INFO").doesNotContain("GSP_SEND_USER_SHARED_DATA");
        assertThat(requests.text(Requests.Size.WHOLE_RELEASE)).contains("structs = {\"*\"}");
    }
}
