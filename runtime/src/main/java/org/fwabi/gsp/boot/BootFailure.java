package org.fwabi.gsp.boot;

import java.util.List;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.queue.QueueFailure;
import org.fwabi.gsp.queue.RpcResult;

/** What kept GSP from coming up, or from going down in order. */
public sealed interface BootFailure {
    /** One line for a person. */
    String describe();

    /** The image is of a release that there are no bindings for. The GPU was not touched. */
    record UnsupportedRelease(String image, String release, List<String> supported) implements BootFailure {
        @Override
        public String describe() {
            return "%s is release %s; supported are %s".formatted(image, release, String.join(", ", supported));
        }
    }

    /** A firmware file could not be had. */
    record FirmwareMissing(String file, String problem) implements BootFailure {
        @Override
        public String describe() {
            return problem;
        }
    }

    /** A firmware file, or the microcode in the VBIOS, is not what it has to be. */
    record BadFirmware(String source, String problem) implements BootFailure {
        @Override
        public String describe() {
            return "%s: %s".formatted(source, problem);
        }
    }

    /** There is no memory, or none that the device can reach. */
    record NoMemory(String problem) implements BootFailure {
        @Override
        public String describe() {
            return problem;
        }
    }

    /** The framebuffer does not hold what the release wants of it. */
    record DoesNotFit(long fbSize, long imageSize) implements BootFailure {
        @Override
        public String describe() {
            return "firmware of %d bytes and its heap don't fit a framebuffer of %d bytes".formatted(imageSize, fbSize);
        }
    }

    /** Something did not happen in time. */
    record TimedOut(String awaited, long millis) implements BootFailure {
        @Override
        public String describe() {
            return "no %s within %d ms".formatted(awaited, millis);
        }
    }

    /** A falcon did not do what it was told. */
    record FalconFailed(FalconException cause) implements BootFailure {
        @Override
        public String describe() {
            return cause.getMessage();
        }
    }

    /** There is a protected region already. The GPU needs a reset, and was left alone. */
    record Wpr2Taken(String region) implements BootFailure {
        @Override
        public String describe() {
            return "the GPU has a protected region already, %s; it needs a reset".formatted(region);
        }
    }

    /** The protected region is not what was asked for. */
    record Wpr2Wrong(String expected, String actual) implements BootFailure {
        @Override
        public String describe() {
            return "protected region is %s, expected %s".formatted(actual, expected);
        }
    }

    /** A program on the GPU reports an error. */
    record ProgramFailed(String program, int code) implements BootFailure {
        @Override
        public String describe() {
            return "%s reports error 0x%x".formatted(program, code);
        }
    }

    /** The FSP did not do what it was asked. */
    record FspRefused(String command, int task, int error) implements BootFailure {
        @Override
        public String describe() {
            return "FSP refuses %s: error 0x%x of task %d".formatted(command, error, task);
        }
    }

    /** The FSP's answer, or its memory, is not what it has to be. */
    record FspReplyWrong(String problem) implements BootFailure {
        @Override
        public String describe() {
            return "reply of the FSP: " + problem;
        }
    }

    /** The GPU's registers read all ones: it fell off the bus, or is in reset. */
    record DeviceGone() implements BootFailure {
        @Override
        public String describe() {
            return "the GPU does not answer any more";
        }
    }

    /** A sequence from GSP could not be run, or failed. */
    record SequenceFailed(String problem) implements BootFailure {
        @Override
        public String describe() {
            return "sequence from GSP: " + problem;
        }
    }

    /** GSP asked for a program to be run on its core, which can't be, or failed. */
    record RequestFailed(String request, String problem) implements BootFailure {
        @Override
        public String describe() {
            return "%s from GSP: %s".formatted(request, problem);
        }
    }

    /** The queue to GSP could not do what was asked. */
    record QueueFailed(QueueFailure cause) implements BootFailure {
        @Override
        public String describe() {
            return cause.describe();
        }
    }

    /** GSP answered a command with an error. */
    record Refused(String command, RpcResult result) implements BootFailure {
        @Override
        public String describe() {
            return "%s refused: %s".formatted(command, result);
        }
    }

    /** The driver above found something wrong. */
    record ClientFailed(String problem) implements BootFailure {
        @Override
        public String describe() {
            return problem;
        }
    }
}
