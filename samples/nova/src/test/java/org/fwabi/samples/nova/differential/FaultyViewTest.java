package org.fwabi.samples.nova.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fwabi.message.MessageType;
import org.junit.jupiter.api.Test;

/** Each mistake of a view that is wrong on purpose must be found. */
class FaultyViewTest {
    /** An entry point, as generated ones are. */
    public static final class Entry {
        /** The only struct. */
        public MessageType<FaultyView> faulty() {
            return FaultyView.Layout.TYPE;
        }
    }

    private final Subject subject = Tables.subjects(new Bindings(new Entry(), 0), Tables.read(FaultyView.TABLE))
            .getFirst();

    @Test
    void wrongSizeAndOffset() {
        assertThat(new Checking(subject).shape())
                .containsExactly("faulty: byteSize is 4, generated as 3", "faulty: plain is 2, generated as 1");
    }

    @Test
    void signExtendedGetter() {
        assertThat(Pairing.of(subject, 1).mismatches()).hasSize(2).anyMatch(text -> text.contains("plain"));
    }

    @Test
    void setterThatSpillsAndCuts() {
        List<String> mismatches = new Writing(subject, Pairing.of(subject, 1), 1).mismatches();
        assertThat(mismatches).anyMatch(text -> text.contains("byte 1 differs"));
        assertThat(mismatches).contains("narrow took 256", "narrow took -1");
    }

    @Test
    void fieldThatIsNotThere() {
        assertThat(new Absence(subject).mismatches())
                .anyMatch(text -> text.endsWith("in a release without it"))
                .anyMatch(text -> text.endsWith("does not give its fallback"))
                .anyMatch(text -> text.endsWith("was to refuse"))
                .anyMatch(text -> text.endsWith("changed memory"));
    }
}
