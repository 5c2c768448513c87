#define NUMBER 42
#define SHIFTED (1u << 31)
#define ALL_ONES (~0ULL)
#define MINUS_TWO -2
#define EMPTY
#define TEXT "text"
#define ONCE 1
#define GONE 1
#undef GONE
#define TWICE 1
#define LINES(a, b) \
    ((a) + \
     (b))
#undef TWICE
#define TWICE /* now */ 2
#define ANY(first, ...) first
#define AFTER_LINES 3
#define OPEN {
#define CLOSE )
#define CALL LINES(
#define CALL_TWICE LINES(LINES(
#define LOOP do { } while (0)
#define START do {
#define ATTRIBUTE __attribute__((
#define NOT_ONE 1), sneaked_in = (2
#define TYPE unsigned int
#define FLOATING 1.5
#define FROM_FLOAT ((int) 1.5)
#define BAD_NAME no_such_name
#define CHARS 'AB'
#define PRAGMA _Pragma("GCC diagnostic push") 1
#define STATEMENT 1;
#pragma push_macro("NUMBER")
#undef NUMBER
#define NUMBER 43
#pragma pop_macro("NUMBER")
#define HALF_COMMENT 1 /* a comment
    of two lines */ + 1
#define LAST 99
