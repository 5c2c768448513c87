package org.fwabi.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a step did, in a few words: what the GPU noted of it, or else what the driver did. */
final class StepDetail {
    /** Steps of which the GPU itself notices nothing. */
    private static final Map<String, String> DRIVER_SIDE = Map.of(
            "load-firmware", "files beside the image read and checked",
            "wait-gfw", "the GPU has started itself",
            "wait-fsp", "the FSP has started itself",
            "sysmem-flush", "flush page registered",
            "prepare", "queues, logs, arguments, page table and WPR meta laid out",
            "reset-gsp", "falcon reset, RISC-V core selected",
            "start-libos", "mailboxes tell where the arguments are");

    /** What the GPU notes of messages; the queue's own trace shows them. */
    private static final Pattern ON_THE_QUEUE = Pattern.compile("command |sends ");

    private static final String STATE = "resource manager: ";

    private static final Pattern DIGEST = Pattern.compile(", SHA-256 [0-9a-f]{64}");

    private StepDetail() {}

    /** The words for a step, given what the GPU noted while it ran, each note with its time in front. */
    static String of(String step, List<String> notes) {
        List<String> words = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (String note : notes) {
            String text = note.substring(note.indexOf("  ") + 2);
            if (text.startsWith(STATE)) {
                states.add(text.substring(STATE.length()));
            } else if (!ON_THE_QUEUE.matcher(text).lookingAt()) {
                words.add(DIGEST.matcher(text).replaceFirst(""));
            }
        }
        if (!states.isEmpty()) {
            words.add("GSP-RM " + states.getLast());
        }
        return words.isEmpty() ? DRIVER_SIDE.getOrDefault(step, "") : String.join("; ", words);
    }
}
