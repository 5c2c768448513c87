package cam;

final class Other {}
