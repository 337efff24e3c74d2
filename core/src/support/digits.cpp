#include "support/digits.h"

namespace tradeoff {

void appendDigits(std::string& out, unsigned long long number) {
  char digits[20];
  std::size_t first = sizeof digits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  out.append(digits + first, sizeof digits - first);
}

}  // namespace tradeoff
