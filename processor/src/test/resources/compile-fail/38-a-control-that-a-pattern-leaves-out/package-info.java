@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"1.0", "2.0"},
        messages = "START",
        controls = "CAM_CTRL_CMD_*",
        classes = "*")
package cam.abi;
