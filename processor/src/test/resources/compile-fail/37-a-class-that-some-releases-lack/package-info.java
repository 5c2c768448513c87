@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"1.0", "2.0"},
        messages = "START",
        controls = "CAM_CTRL_CMD_TRACK",
        classes = {"CAM_LENS_0", "CAM_LIGHT_0"})
package cam.abi;
