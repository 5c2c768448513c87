package cam.abi;
