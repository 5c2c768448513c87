@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"1.0", "1.5", "2.0", "3.0"},
        messages = {"START", "STOP", "OLD_PING", "TUNE", "FRAME", "HEAT"})
package cam.abi;
