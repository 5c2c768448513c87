@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"1.0", "2.0"},
        messages = "START")
package cam.abi;
