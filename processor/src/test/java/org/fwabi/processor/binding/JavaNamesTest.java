package org.fwabi.processor.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "GSP_ARGUMENTS_CACHED, GspArgumentsCached",
        "rpc_post_event, RpcPostEvent",
        "GspSystemInfo, GspSystemInfo",
        "GspFwWprMeta, GspFwWprMeta",
        "msgqTxHeader, MsgqTxHeader",
        "GspStaticConfigInfo_t, GspStaticConfigInfo",
        "BUSINFO, Businfo",
        "NV2080_CTRL_GPU_PARAMS, Nv2080CtrlGpuParams"
    })
    void structsBecomeClasses(String cName, String javaName) {
        assertThat(JavaNames.type(cName)).isEqualTo(javaName);
    }

    @ParameterizedTest
    @CsvSource({
        "PCIDeviceID, pciDeviceId",
        "bIsPrimary, bIsPrimary",
        "hClient, hClient",
        "numFBRegions, numFbRegions",
        "gpuPhysAddr, gpuPhysAddr",
        "header_version, headerVersion",
        "gpuNameString_Unicode, gpuNameStringUnicode",
        "bUpstreamL0sUnsupported, bUpstreamL0sUnsupported",
        "RTD3GC6TotalBoardPower, rtd3Gc6TotalBoardPower",
        "GET_GSP_STATIC_INFO, getGspStaticInfo",
        "u, u"
    })
    void fieldsBecomeAccessors(String cName, String javaName) {
        assertThat(JavaNames.member(cName)).isEqualTo(javaName);
    }

    @ParameterizedTest
    @CsvSource({"570.144, V570_144", "535.113.01, V535_113_01", "1.0-rc1, V1_0_rc1"})
    void releasesBecomeConstants(String release, String constant) {
        assertThat(JavaNames.release(release)).isEqualTo(constant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"class", "int", "yield", "getClass", "wait", "notify", "hashCode", "toString", "_", "1st", "true"
            })
    void methodsThatJavaForbids(String name) {
        assertThat(JavaNames.methodProblem(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "sealed", "type", "of", "in", "value"})
    void methodsThatJavaAllows(String name) {
        assertThat(JavaNames.methodProblem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "var", "String", "Object", "enum", "Override"})
    void typesThatJavaForbids(String name) {
        assertThat(JavaNames.typeProblem(name)).isPresent();
    }
}
