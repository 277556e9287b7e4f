//===- HelpFormatter.h - help that reads well -------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_HELPFORMATTER_H
#define GRAPHC_TOOLS_SUPPORT_HELPFORMATTER_H

#include <CLI/CLI.hpp>
#include <string>

namespace graphc::cli {

/// Flags in one column, what they mean in another, wrapped to 90 columns; defaults at the end.
class HelpFormatter : public CLI::Formatter {
public:
  std::string make_option(const CLI::Option *option, bool isPositional) const override;
  std::string make_subcommand(const CLI::App *command) const override;
  std::string make_help(const CLI::App *app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_HELPFORMATTER_H
