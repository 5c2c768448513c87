package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.binding.AbiBinding;

/** Types that generated code names. The runtime is known by name only. */
final class Names {
    private static final String MESSAGE = "org.fwabi.message";
    private static final String SUPPORT = "org.fwabi.message.support";

    static final ClassName SEGMENT = ClassName.get(MemorySegment.class);
    static final ClassName ABSENT = ClassName.get(MESSAGE, "Absent");
    static final ClassName BAD_MESSAGE = ClassName.get(MESSAGE, "BadMessage");
    static final ClassName COMMAND = ClassName.get(MESSAGE, "Command");
    static final ClassName CONTROL = ClassName.get(MESSAGE, "Control");
    static final ClassName EMPTY = ClassName.get(MESSAGE, "Empty");
    static final ClassName ENUM_TABLE = ClassName.get(MESSAGE, "EnumTable");
    static final ClassName ENUM_VALUE = ClassName.get(MESSAGE, "EnumValue");
    static final ClassName EVENT_DECODER = ClassName.get(MESSAGE, "EventDecoder");
    static final ClassName MESSAGE_TYPE = ClassName.get(MESSAGE, "MessageType");
    static final ClassName OBJECT_CLASS = ClassName.get(MESSAGE, "ObjectClass");
    static final ClassName TEXT_POOL = ClassName.get(MESSAGE, "TextPool");
    static final ClassName UNSUPPORTED = ClassName.get(MESSAGE, "UnsupportedReleaseException");
    static final ClassName BOUNDS = ClassName.get(SUPPORT, "Bounds");
    static final ClassName ENUM_NUMBERS = ClassName.get(SUPPORT, "EnumNumbers");
    static final ClassName INTEGER_CODEC = ClassName.get(SUPPORT, "IntegerCodec");
    static final ClassName NARROW = ClassName.get(SUPPORT, "Narrow");
    static final ClassName NUMBER_TABLE = ClassName.get(SUPPORT, "NumberTable");
    static final ClassName STRUCT_TYPE = ClassName.get(SUPPORT, "StructType");
    static final ClassName TEXT = ClassName.get(SUPPORT, "Text");
    static final ClassName VIEW_LIST = ClassName.get(SUPPORT, "ViewList");

    /** A constant of a class file holds 65,535 bytes; some room is left for characters of several bytes. */
    private static final int TEXT_LIMIT = 60_000;

    /** Java strips what the lines of a text block and its end have in common. */
    private static final String BLOCK_INDENT = "        ";

    private final AbiBinding abi;
    private final Map<String, ClassName> classes = new HashMap<>();

    Names(AbiBinding abi) {
        this.abi = abi;
    }

    /** A generated class by its name with the enclosing classes. */
    ClassName of(String javaType) {
        ClassName known = classes.get(javaType);
        if (known == null) {
            int dot = javaType.lastIndexOf('.');
            known = dot < 0
                    ? ClassName.get(abi.packageName(), javaType)
                    : of(javaType.substring(0, dot)).nestedClass(javaType.substring(dot + 1));
            classes.put(javaType, known);
        }
        return known;
    }

    ClassName entry() {
        return of(abi.entryPoint());
    }

    ClassName event() {
        return of(abi.prefix() + "Event");
    }

    ClassName facts() {
        return of(abi.prefix() + "Facts");
    }

    ClassName numbers() {
        return of(abi.prefix() + "Numbers");
    }

    ClassName controls() {
        return of(abi.prefix() + "Controls");
    }

    ClassName classes() {
        return of(abi.prefix() + "Classes");
    }

    ClassName decoder() {
        return of(abi.prefix() + "EventDecoder");
    }

    /** The layouts of the family's byte order. */
    ClassName endian() {
        return ClassName.get(SUPPORT, abi.order() == ByteOrder.BIG_ENDIAN ? "BigEndian" : "LittleEndian");
    }

    /** Lines as text blocks, each short enough for a constant of a class file. */
    static List<CodeBlock> texts(List<String> lines) {
        List<CodeBlock> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : lines) {
            if (block.length() + line.length() + 1 > TEXT_LIMIT) {
                blocks.add(block(block));
                block.setLength(0);
            }
            block.append(line).append('\n');
        }
        blocks.add(block(block));
        return blocks;
    }

    private static CodeBlock block(CharSequence lines) {
        StringBuilder block = new StringBuilder("\"\"\"\n");
        lines.toString()
                .lines()
                .forEach(line -> block.append(line.isEmpty() ? "" : BLOCK_INDENT)
                        .append(line)
                        .append('\n'));
        return CodeBlock.of("$L", block.append(BLOCK_INDENT).append("\"\"\"").toString());
    }

    /** Lines as one expression. */
    static CodeBlock text(List<String> lines) {
        List<CodeBlock> blocks = texts(lines);
        return blocks.size() == 1
                ? blocks.get(0)
                : CodeBlock.of("String.join(\"\", $L)", CodeBlock.join(blocks, ",$W"));
    }
}
