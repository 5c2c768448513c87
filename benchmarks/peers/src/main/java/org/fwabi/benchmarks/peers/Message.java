package org.fwabi.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.binding.StructBinding;

/**
 * A message that is measured.
 *
 * @param key its name, as results show it
 * @param name part of class names
 * @param struct C name of its struct, without version suffix
 * @param parameters C name of the struct that its tail holds, for a call
 * @param tails elements of its flexible arrays, by C name
 */
record Message(String key, String name, String struct, Optional<String> parameters, Map<String, Integer> tails) {
    /** All of them. */
    static final List<Message> ALL = List.of(
            new Message("GSP_SET_SYSTEM_INFO", "SystemInfo", "GspSystemInfo", Optional.empty(), Map.of()),
            new Message("GET_GSP_STATIC_INFO", "StaticInfo", "GspStaticConfigInfo", Optional.empty(), Map.of()),
            new Message(
                    "GSP_RM_CONTROL",
                    "RmControl",
                    "rpc_gsp_rm_control",
                    Optional.of("NV2080_CTRL_GPU_GET_CONSTRUCTED_FALCON_INFO_PARAMS"),
                    Map.of("params", 1284)),
            new Message("POST_EVENT", "PostEvent", "rpc_post_event", Optional.empty(), Map.of("eventData", 64)),
            new Message(
                    "GSP_RUN_CPU_SEQUENCER",
                    "Sequencer",
                    "rpc_run_cpu_sequencer",
                    Optional.empty(),
                    Map.of("commandBuffer", 128)));

    /** C names of all structs. */
    static List<String> structs() {
        List<String> structs = new ArrayList<>();
        for (Message message : ALL) {
            structs.add(message.struct());
            message.parameters().ifPresent(structs::add);
        }
        return structs;
    }

    /** The shape in a release. The reader must be the same for all releases of a message, so that they share numbers. */
    Shape shape(Specs specs, ShapeReader reader, int release) {
        StructBinding binding = specs.struct(struct);
        Shape envelope = reader.read(binding, release);
        if (parameters.isEmpty()) {
            return envelope;
        }
        Shape held = reader.read(specs.struct(parameters.get()), release);
        List<Field> fields = new ArrayList<>();
        for (Field field : envelope.fields()) {
            fields.add(field.cName().equals("params") ? field.holding(held) : field);
        }
        return new Shape(envelope.javaType(), envelope.size(), fields);
    }
}
