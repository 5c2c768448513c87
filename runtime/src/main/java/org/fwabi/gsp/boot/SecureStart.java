package org.fwabi.gsp.boot;

import java.util.Optional;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.abi.FmcBootParams;
import org.fwabi.gsp.abi.FmcTarget;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.falcon.FalconImage;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;
import org.fwabi.gsp.firmware.DmaPages;
import org.fwabi.gsp.firmware.FmcImage;

/** What puts GSP-RM into the protected region and starts it, ready in memory. */
sealed interface SecureStart {
    /**
     * Programs that the driver runs itself.
     *
     * @param fwsecFrts makes the FRTS region; empty on chips without
     * @param fwsecSb puts GSP's falcon back
     * @param load starts GSP-RM
     * @param unload removes the protected region
     */
    record Booters(Optional<FalconImage> fwsecFrts, FalconImage fwsecSb, FalconImage load, FalconImage unload)
            implements SecureStart {}

    /**
     * The program that the FSP starts on GSP.
     *
     * @param file with what the FSP checks it by
     * @param image the program where the FSP reads it
     * @param parameters what it is to do
     */
    record Fmc(FmcImage file, DmaBuffer image, DmaBuffer parameters) implements SecureStart {
        private static final int PAGE = 4096;

        /** Reads the file, copies the program and fills in its parameters for a boot without confidential compute. */
        static Fmc prepare(GspAbi abi, Bytes file, DmaBuffer wprMeta, StartArguments arguments, DmaAllocator dma)
                throws BadFirmwareException, DmaException {
            FmcImage fmc = FmcImage.read(file);
            DmaBuffer buffer = dma.allocateDma(PAGE);
            FmcBootParams parameters = abi.fmcBootParams()
                    .fresh(buffer.memory().asSlice(0, abi.fmcBootParams().byteSize()));
            parameters
                    .bootRm()
                    .target(FmcTarget.COHERENT_SYSTEM)
                    .size(abi.gspFwWprMeta().byteSize())
                    .address(wprMeta.deviceAddress())
                    .bIsGspRmBoot(true);
            parameters
                    .rm()
                    .target(FmcTarget.NONCOHERENT_SYSTEM)
                    .address(arguments.libos().deviceAddress());
            return new Fmc(fmc, DmaPages.copy(dma, fmc.image(), PAGE), buffer);
        }
    }
}
