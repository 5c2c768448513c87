package org.fwabi.gsp.queue;

import org.fwabi.message.Command;
import org.jspecify.annotations.Nullable;

/**
 * The commands whose replies are yet to come, oldest first. Where replies carry the RPC sequence of their command, that
 * tells which one they answer. Where they do not, the GSP answers the commands of one function in their order, and that has
 * to do; so a message that is lost puts all commands in doubt that share their function with another, or come to. One that
 * stays alone is not: a reply of its function can only be its own.
 */
final class PendingCommands {
    private final boolean sequenced;

    /** Those that are pending, then those that can be used. */
    private final PendingCommand[] commands = new PendingCommand[CommandQueue.MAX_PENDING];

    private int count;
    private long nextTicket;

    PendingCommands(QueueProtocol protocol) {
        sequenced = protocol.repliesCarrySequence();
        for (int i = 0; i < commands.length; i++) {
            commands[i] = new PendingCommand();
        }
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == commands.length;
    }

    /** Adds a command that went out; there must be a place for it. */
    PendingCommand add(Command.Call<?, ?> command, @Nullable ReplyHandler<?> handler, int rpcSequence) {
        PendingCommand added = commands[count];
        added.command = command;
        added.handler = handler;
        added.ticket = nextTicket++;
        added.rpcSequence = rpcSequence;
        added.suspect = false;
        added.doubtful = false;
        count++;
        if (anySuspect(command.number())) {
            doubt(command.number());
        }
        return added;
    }

    private boolean anySuspect(int number) {
        for (int i = 0; i < count; i++) {
            if (commands[i].command.number() == number && (commands[i].suspect || commands[i].doubtful)) {
                return true;
            }
        }
        return false;
    }

    /** The command that a message answers, or null. */
    @Nullable PendingCommand answeredBy(ReceivedMessage message) {
        for (int i = 0; i < count; i++) {
            PendingCommand command = commands[i];
            if (command.command.number() == message.number
                    && (!sequenced || command.rpcSequence == message.rpcSequence)) {
                return command;
            }
        }
        return null;
    }

    /**
     * The oldest one that has a handler, or null. All have the same time to be answered in, so it is the first to run out of
     * it.
     */
    @Nullable PendingCommand oldest() {
        for (int i = 0; i < count; i++) {
            if (commands[i].handler != null) {
                return commands[i];
            }
        }
        return null;
    }

    /** Takes a command out that is answered, or given up. */
    void remove(PendingCommand command) {
        int at = 0;
        while (commands[at] != command) {
            at++;
        }
        count--;
        System.arraycopy(commands, at + 1, commands, at, count - at);
        commands[count] = command;
    }

    /** Takes a command out whose reply may still come, and could be taken for that to another. */
    void giveUp(PendingCommand command) {
        remove(command);
        if (!sequenced) {
            doubt(command.command.number());
        }
    }

    /** A message was lost: it may have been a reply. */
    void lost() {
        if (sequenced) {
            return;
        }
        for (int i = 0; i < count; i++) {
            commands[i].suspect = true;
            for (int j = 0; j < i; j++) {
                if (commands[i].command.number() == commands[j].command.number()) {
                    commands[i].doubtful = true;
                    commands[j].doubtful = true;
                }
            }
        }
    }

    private void doubt(int number) {
        for (int i = 0; i < count; i++) {
            commands[i].doubtful |= commands[i].command.number() == number;
        }
    }
}
