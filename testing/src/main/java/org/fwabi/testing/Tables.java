package org.fwabi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.TableFormatException;

/** The flattened specs that lie beside bindings, each read once. Safe for any thread. */
final class Tables {
    private record Key(Class<?> beside, String release) {}

    private static final Map<Key, ReleaseTable> READ = new ConcurrentHashMap<>();

    private Tables() {}

    static ReleaseTable of(Class<?> beside, String release) {
        return READ.computeIfAbsent(new Key(beside, release), Tables::read);
    }

    private static ReleaseTable read(Key key) {
        try {
            return ReleaseTable.load(key.beside(), key.release() + ".tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TableFormatException e) {
            throw new AssertionError(e);
        }
    }
}
