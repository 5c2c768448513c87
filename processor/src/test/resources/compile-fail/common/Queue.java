package cam;

import java.util.function.Consumer;
import org.fwabi.message.Command;

interface Queue {
    <Q> void send(Command.OneWay<Q> command, Consumer<? super Q> fill);

    <Q> void send(Command.OneWay<Q> command, long tailBytes, Consumer<? super Q> fill);

    <Q, R> R call(Command.Call<Q, R> command, Consumer<? super Q> fill);

    <Q, R> R call(Command.Call<Q, R> command, long tailBytes, Consumer<? super Q> fill);
}
