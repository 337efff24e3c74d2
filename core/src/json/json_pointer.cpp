#include "json/json_pointer.h"

#include "support/digits.h"

namespace tradeoff {

void addStep(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void addStep(std::string& pointer, std::size_t index) {
  pointer += '/';
  appendDigits(pointer, index);
}

}  // namespace tradeoff
