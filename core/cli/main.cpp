#include <cstdio>

#include "commands.h"
#include "messages.h"

using namespace tradeoff::cli;

int main(int count, char** values) {
  const tradeoff::Result<Arguments> parsed = parseArguments({values + 1, values + count});
  if (!parsed.ok()) return complain(parsed.errors());
  const Arguments& arguments = parsed.value();
  if (arguments.help) return std::printf("%s", say("cli.help").c_str()), kGood;
  if (arguments.version) return std::printf("tradeoff %s\n", TRADEOFF_VERSION), kGood;
  if (arguments.command == "check") return check(arguments);
  if (arguments.command == "rank") return rankOptions(arguments);
  if (arguments.command == "view") return view(arguments);
  if (arguments.command == "render") return render(arguments);
  return page(arguments);
}
