@org.fwabi.annotation.FirmwareAbi(
        family = "acme-cam",
        releases = {"1.*", "7.* .. 9.*"},
        messages = {"START"})
package cam.abi;
