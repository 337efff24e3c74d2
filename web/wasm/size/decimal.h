#pragma once

// Reads a JSON number (RFC 8259, section 6) from a NUL-terminated text, correctly rounded to nearest, ties to even; too
// large is infinity. `end` points just past what was read: at `text` itself where no number stands.
double parseDecimal(const char* text, const char** end);
