package org.fwabi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsupportedReleaseExceptionTest {
    private static final List<String> SUPPORTED = List.of("535.113.01", "570.144", "570.86.16");

    private static String message(String release) {
        return new UnsupportedReleaseException("nvidia-gsp", release, SUPPORTED).getMessage();
    }

    @Test
    void namesTheReleasesOfTheSameBranch() {
        assertThat(message("570.133.07"))
                .startsWith("no bindings for nvidia-gsp 570.133.07; nearest of its branch: 570.144, 570.86.16. ")
                .contains("@FirmwareAbi");
    }

    @Test
    void namesAllWhereTheBranchIsUnknown() {
        assertThat(message("550.54.14"))
                .startsWith("no bindings for nvidia-gsp 550.54.14;"
                        + " none of its branch is known, only 535.113.01, 570.144, 570.86.16. ");
    }

    @Test
    void aReleaseWithoutDotIsABranchOfItsOwn() {
        assertThat(message("570")).contains("nearest of its branch: 570.144, 570.86.16.");
        assertThat(message("57")).contains("none of its branch is known");
        assertThat(message("5")).contains("none of its branch is known");
        assertThat(message("")).contains("none of its branch is known");
    }

    @Test
    void aLongerNumberIsAnotherBranch() {
        assertThat(message("5701.1")).contains("none of its branch is known");
        assertThat(message("57.144")).contains("none of its branch is known");
    }

    @Test
    void keepsWhatWasAskedForAndACopyOfWhatThereIs() {
        List<String> supported = new ArrayList<>(SUPPORTED);
        UnsupportedReleaseException e = new UnsupportedReleaseException("nvidia-gsp", "1", supported);
        supported.clear();
        assertThat(e.release()).isEqualTo("1");
        assertThat(e.supported()).containsExactlyElementsOf(SUPPORTED);
    }
}
