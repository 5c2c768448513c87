@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"3.0 .. 1.0"},
        messages = {"START"})
package cam.abi;
