#pragma once

// Reads a JSON number (RFC 8259, section 6) from a NUL-terminated text, correctly rounded to nearest, ties to even. A
// number that is too large becomes infinity. `end` points just past the number, or to `text` if there is none.
double parseDecimal(const char* text, const char** end);
