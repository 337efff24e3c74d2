#include "tradeoff/result.h"

namespace tradeoff {

Argument argument(const char* name, std::string text) {
  Argument made;
  made.name = name;
  made.text = std::move(text);
  return made;
}

Argument argument(const char* name, double number, int decimals) {
  Argument made;
  made.name = name;
  made.kind = Argument::Kind::kNumber;
  made.number = number;
  made.decimals = decimals;
  return made;
}

Argument argument(const char* name, std::vector<std::string> list) {
  Argument made;
  made.name = name;
  made.kind = Argument::Kind::kList;
  made.list = std::move(list);
  return made;
}

}  // namespace tradeoff
