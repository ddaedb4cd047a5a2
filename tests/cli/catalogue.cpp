// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/catalogue.h"

#include "tests/cli/program.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace sohoa::test {
namespace {

bool in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Escapes of C++ and of .po files, as far as messages hold them.
std::string unescape(const std::string& text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    return out;
}

struct Token {
    enum Kind { name, text, other, end } kind = end;
    std::string value;
};

class Tokens {
  public:
    explicit Tokens(const std::string& source) : s_(source) {}

    Token next() {
        skip();
        if (at_ >= s_.size()) return {};
        if (starts("R\"")) return raw();
        if (starts("u8\"") || starts("L\"") || starts("u\"") || starts("U\"")) at_ = s_.find('"', at_);
        if (s_[at_] == '"') return {Token::text, unescape(quoted('"'))};
        if (s_[at_] == '\'') return {Token::other, quoted('\'')};
        if (!in_name(s_[at_])) return {Token::other, std::string(1, s_[at_++])};
        const size_t begin = at_;
        // 1'000 is one number: the quote in it begins no character.
        while (at_ < s_.size() &&
               (in_name(s_[at_]) || (s_[at_] == '\'' && std::isdigit(static_cast<unsigned char>(s_[begin])))))
            ++at_;
        return {Token::name, s_.substr(begin, at_ - begin)};
    }

  private:
    bool starts(const char* what) const { return s_.compare(at_, std::string(what).size(), what) == 0; }

    void skip() {
        for (;;) {
            if (at_ < s_.size() && std::isspace(static_cast<unsigned char>(s_[at_])))
                ++at_;
            else if (starts("//"))
                at_ = std::min(s_.find('\n', at_), s_.size());
            else if (starts("/*"))
                at_ = std::min(s_.find("*/", at_ + 2), s_.size() - 2) + 2;
            else
                return;
        }
    }

    std::string quoted(char quote) {
        const size_t begin = ++at_;
        while (at_ < s_.size() && s_[at_] != quote)
            at_ += s_[at_] == '\\' ? 2 : 1;
        return s_.substr(begin, at_++ - begin);
    }

    Token raw() {
        const size_t open = s_.find('(', at_);
        const std::string close = ")" + s_.substr(at_ + 2, open - at_ - 2) + "\"";
        const size_t end = std::min(s_.find(close, open), s_.size());
        at_ = end + close.size();
        return {Token::text, s_.substr(open + 1, end - open - 1)};
    }

    const std::string& s_;
    size_t at_ = 0;
};

} // namespace

Marked marked_in(const std::string& source) {
    Marked out;
    Tokens tokens(source);
    for (Token token = tokens.next(); token.kind != Token::end;) {
        const std::string keyword = token.kind == Token::name ? token.value : "";
        token = tokens.next();
        if ((keyword != "msg" && keyword != "tr") || token.value != "(") continue;
        token = tokens.next();
        if (token.kind != Token::text) {
            if (keyword == "msg") out.faults.push_back("msg(" + token.value + "…");
            continue;
        }
        std::string id;
        for (; token.kind == Token::text; token = tokens.next())
            id += token.value;
        if (!id.empty()) out.ids.insert(id);
    }
    return out;
}

std::string Catalogue::translation(const std::string& id) const {
    const auto it = entries.find(id);
    return it == entries.end() || it->second.fuzzy ? "" : it->second.text;
}

Catalogue parse_catalogue(const std::string& text) {
    Catalogue out;
    std::string id, value, *open = nullptr;
    bool fuzzy = false, has_id = false;
    auto finish = [&] {
        if (has_id && !id.empty() && !out.entries.insert({id, {value, fuzzy}}).second) out.repeated.push_back(id);
        id.clear();
        value.clear();
        has_id = fuzzy = false;
    };
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("#,", 0) == 0) {
            finish();
            fuzzy = line.find("fuzzy") != std::string::npos;
            continue;
        }
        if (line.rfind("msgid ", 0) == 0) {
            const bool kept = fuzzy && !has_id;
            finish();
            fuzzy = kept;
            has_id = true;
            open = &id;
        } else if (line.rfind("msgstr ", 0) == 0) {
            open = &value;
        } else if (line.empty() || line[0] != '"') {
            open = nullptr;
        }
        const size_t first = line.find('"'), last = line.rfind('"');
        if (open && first != std::string::npos && last > first)
            *open += unescape(line.substr(first + 1, last - first - 1));
    }
    finish();
    return out;
}

Catalogue read_catalogue(const std::string& path) {
    return parse_catalogue(read(path));
}

std::vector<std::string> places(const std::string& message) {
    std::vector<std::string> out;
    for (size_t at = message.find('{'); at != std::string::npos; at = message.find('{', at + 1)) {
        const size_t end = message.find_first_not_of("0123456789", at + 1);
        if (end != std::string::npos && end > at + 1 && message[end] == '}')
            out.push_back(message.substr(at, end - at + 1));
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace sohoa::test
