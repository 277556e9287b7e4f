//===- HelpFormatter.cpp - help that reads well ---------------------------===//
#include "tools/support/HelpFormatter.h"

namespace graphc::cli {

namespace {

constexpr size_t kColumn = 26;
constexpr size_t kWidth = 90;

/// \p left, then \p text from column kColumn on, wrapped; on a line of its own if \p left is long.
std::string twoColumns(std::string left, const std::string &text) {
  left.insert(0, "  ");
  std::string lines = left;
  size_t at = left.size();
  if (at + 2 > kColumn) {
    lines += "\n";
    at = 0;
  }
  lines.append(kColumn - at, ' ');
  at = kColumn;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find(' ', begin), text.size());
    std::string word = text.substr(begin, end - begin);
    if (at > kColumn && at + 1 + word.size() > kWidth) {
      lines += "\n" + std::string(kColumn, ' ');
      at = kColumn;
    }
    lines += (at > kColumn ? " " : "") + word;
    at += word.size() + (at > kColumn ? 1 : 0);
    begin = end + 1;
  }
  return lines + "\n";
}

} // namespace

std::string HelpFormatter::make_option(const CLI::Option *option, bool isPositional) const {
  std::string left = option->get_name(isPositional, /*all_options=*/true);
  if (size_t comma = left.find(','); comma != std::string::npos && !isPositional)
    left.insert(comma + 1, " ");
  if (!isPositional && option->get_expected_max() > 0)
    left += " " + option->get_type_name();
  std::string text = option->get_description();
  if (!option->get_default_str().empty())
    text += " (" + option->get_default_str() + ")";
  return twoColumns(left, text);
}

std::string HelpFormatter::make_subcommand(const CLI::App *command) const {
  return twoColumns(command->get_name(), command->get_description());
}

std::string HelpFormatter::make_help(const CLI::App *app, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string text = CLI::Formatter::make_help(app, name, mode);
  for (size_t at; (at = text.find("\n\n\n")) != std::string::npos;)
    text.erase(at, 1);
  return text;
}

} // namespace graphc::cli
