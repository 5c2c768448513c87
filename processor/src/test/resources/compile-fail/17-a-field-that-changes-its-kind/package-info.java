@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"3.0", "4.0"},
        messages = "TUNE")
package cam.abi;
