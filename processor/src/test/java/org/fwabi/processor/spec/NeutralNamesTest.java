package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeutralNamesTest {
    private static NeutralNames names(Map<String, String> current, String... structs) {
        return new NeutralNames(List.of(structs), name -> name.replaceFirst("_v[0-9]+$", ""), Map.of(), current);
    }

    @Test
    void theOnlyStructIsMeant() {
        NeutralNames names = names(Map.of(), "load_v1", "free");

        assertThat(names.meant("load")).contains("load_v1");
        assertThat(names.versioned("load")).contains("load_v1");
        assertThat(names.meant("free")).contains("free");
        assertThat(names.versioned("free")).isEmpty();
        assertThat(names.meant("load_v1")).isEmpty();
        assertThat(names.all()).containsExactly("load", "free");
    }

    @Test
    void ofSeveralTheCurrentOneIsMeant() {
        NeutralNames names = names(Map.of("load", "load_v1"), "load_v1", "load_v2");

        assertThat(names.meant("load")).contains("load_v1");
        assertThat(names.versioned("load")).contains("load_v1");
        assertThat(names.ambiguous("load")).isEmpty();
        assertThat(names.structs("load")).containsExactly("load_v1", "load_v2");
    }

    @Test
    void theStructWithoutSuffixIsMeantWhateverIsCurrentAmongTheVersions() {
        NeutralNames names = names(Map.of("load", "load_v2"), "load_v1", "load", "load_v2");

        assertThat(names.meant("load")).contains("load");
        assertThat(names.versioned("load")).contains("load_v2");
    }

    @Test
    void theOnlyVersionBesideAStructWithoutSuffixNeedsNoWord() {
        NeutralNames names = names(Map.of(), "load", "load_v2");

        assertThat(names.meant("load")).contains("load");
        assertThat(names.versioned("load")).contains("load_v2");
    }

    @Test
    void severalWithoutAWordMeanNothing() {
        NeutralNames names = names(Map.of(), "load_v2", "load_v1");

        assertThat(names.meant("load")).isEmpty();
        assertThat(names.versioned("load")).isEmpty();
        assertThat(names.ambiguous("load")).containsExactly("load_v2", "load_v1");
        assertThat(names.all()).containsExactly("load");
    }

    @Test
    void aCurrentStructThatIsNotThereMeansNothing() {
        assertThat(names(Map.of("load", "load_v3"), "load_v1", "load_v2").meant("load"))
                .isEmpty();
        assertThat(names(Map.of("load", "free_v1"), "load_v1", "load_v2", "free_v1")
                        .meant("load"))
                .isEmpty();
    }
}
