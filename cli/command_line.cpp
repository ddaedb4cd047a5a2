// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "cli/i18n.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>

namespace sohoa {
namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse(const Message& message) {
    throw Error(Code::usage, "", message);
}

bool looks_like_option(const std::string& word) {
    return word.size() > 1 && word[0] == '-';
}

class Reader {
  public:
    explicit Reader(const Words& words) : words_(words), options_(common_options()) {
        options_.push_back(help_option());
        options_.push_back(version_option());
    }

    Request read() {
        while (!at_end() && looks_like_option(words_[next_]))
            option(words_[next_++]);
        take_command();
        for (bool plain = false; !at_end();) {
            const std::string& word = words_[next_++];
            if (!plain && word == "--")
                plain = true;
            else if (!plain && looks_like_option(word))
                option(word);
            else
                file(word);
        }
        check_whole();
        return std::move(request_);
    }

  private:
    bool at_end() const { return next_ == words_.size(); }
    bool asks(Request::Kind kind) const { return request_.kind == kind; }

    void take_command() {
        if (at_end()) return;
        std::string name = words_[next_++];
        if (name == "version") request_.kind = Request::Kind::version;
        if (name == "help") request_.kind = Request::Kind::help;
        if (name == "version" || (name == "help" && at_end())) return;
        if (name == "help") name = words_[next_++];
        for (const CommandGroup& group : command_groups())
            if (group.name == name) return take_member(name);
        choose(name, "");
    }

    void take_member(const std::string& group) {
        request_.group = group;
        while (!at_end() && looks_like_option(words_[next_]))
            option(words_[next_++]);
        if (!at_end()) choose(words_[next_++], group + " ");
    }

    // The command of this name, `before` it that of its group.
    void choose(const std::string& name, const std::string& before) {
        Words names;
        if (before.empty()) names = {"help", "version"};
        for (Command& command : commands()) {
            if (command.name == before + name) {
                options_.insert(options_.begin(), command.options.begin(), command.options.end());
                request_.command = std::move(command);
                return;
            }
            if (command.name.starts_with(before))
                names.push_back(command.name.substr(before.size(), command.name.find(' ', before.size())));
        }
        const std::string near = nearest(name, names);
        if (near.empty()) refuse(msg("there is no command “{1}” (see sohoa --help)", before + name));
        refuse(msg("there is no command “{1}”; did you mean “{2}”? (see sohoa --help)", before + name, before + near));
    }

    std::string called() const { return request_.command ? "sohoa " + request_.command->name : "sohoa"; }

    const Option* find(const std::string& name) const {
        const auto named = [&](const Option& one) { return one.name == name || (!name.empty() && one.letter == name); };
        const auto found = std::find_if(options_.begin(), options_.end(), named);
        return found == options_.end() ? nullptr : &*found;
    }

    void option(const std::string& word) {
        if (!word.starts_with("--")) return letters(word);
        const size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const Option* known = find(name);
        if (!known) return unknown(name);
        if (known->value.empty()) {
            if (equals != std::string::npos) refuse(msg("{1} takes no value", name));
            return take(*known, "");
        }
        if (equals != std::string::npos) return take(*known, word.substr(equals + 1));
        if (at_end() || words_[next_].starts_with("--"))
            refuse(msg("{1} needs a value: {1} {2} (see {3} --help)", name, tr(known->value), called()));
        take(*known, words_[next_++]);
    }

    // "-q", and "-qv" for two of them.
    void letters(const std::string& word) {
        for (const char letter : word.substr(1))
            if (!find(std::string("-") + letter))
                refuse(msg("“{1}” has no option {2}; a file of that name stands behind “--”: -- {2}", called(), word));
        for (const char letter : word.substr(1))
            take(*find(std::string("-") + letter), "");
    }

    void unknown(const std::string& name) const {
        Words names;
        for (const Option& one : options_)
            names.push_back(one.name);
        const std::string near = nearest(name, names);
        if (near.empty()) refuse(msg("“{1}” has no option {2} (see {1} --help)", called(), name));
        refuse(msg("“{1}” has no option {2}; did you mean {3}? (see {1} --help)", called(), name, near));
    }

    void take(const Option& option, const std::string& value) {
        if (option.name == help_option().name) request_.kind = Request::Kind::help;
        if (option.name == version_option().name) request_.kind = Request::Kind::version;
        Words& values = request_.arguments.values[option.name];
        if (!option.value.empty() && !option.repeats && !values.empty())
            refuse(msg("{1} may be given once only", option.name));
        if (option.name == "--lang" && value != "vi" && value != "en")
            refuse(msg("--lang takes vi or en, not “{1}”", value));
        values.push_back(value);
    }

    void file(const std::string& word) {
        if (request_.command && request_.command->files.name.empty() && asks(Request::Kind::call))
            refuse(msg("“{1}” takes options only, and no “{2}” (see {1} --help)", called(), word));
        request_.arguments.files.push_back(word);
    }

    void check_whole() const {
        if (!asks(Request::Kind::call)) return;
        if (!request_.group.empty() && !request_.command)
            refuse(msg("“sohoa {1}” is the first word of several commands (see sohoa {1} --help)", request_.group));
        if (!request_.command) refuse(msg("a command is missing (see sohoa --help)"));
        const Positional& files = request_.command->files;
        if (files.required && !files.name.empty() && request_.arguments.files.empty())
            refuse(msg("“{1}” needs to be told what to work on: {2} (see {1} --help)", called(), tr(files.name)));
    }

    const Words& words_;
    size_t next_ = 0;
    Request request_;
    std::vector<Option> options_;
};

} // namespace

Request understand(const std::vector<std::string>& words) {
    return Reader(words).read();
}

} // namespace sohoa
