package cam;

interface Queue {}
