// SPDX-License-Identifier: GPL-3.0-or-later
// Who signs, and whom is trusted. Certificates and CRLs are parsed by workers, the key by sohoa-signer.
#include "cli/doctor/checks.h"
#include "cli/program.h"
#include "core/base/clock.h"
#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr int64_t day = 86'400;
constexpr int64_t days_to_renew = 60;

// "23/11/2026"
std::string date(int64_t time) {
    return seal_time(time).substr(0, 10);
}

struct File {
    bool there = false, denied = false;
    struct stat info {};
    Message fault; ///< when it is not there
};

File look_at(const std::string& path) {
    File out;
    out.there = ::stat(path.c_str(), &out.info) == 0;
    if (!out.there) {
        out.denied = errno == EACCES;
        out.fault = system_error(path, "stat", errno).message;
    } else if (!S_ISREG(out.info.st_mode)) {
        out.there = false;
        out.fault = msg("is not a regular file");
    }
    return out;
}

Message owner_remedy() {
    return msg("run sohoa as the user to whom the file belongs");
}

// PKCS#12 is a DER sequence; what is in it only sohoa-signer reads.
bool may_be_pkcs12(const std::string& path) {
    const Fd fd = open_for_reading(path);
    char first = 0;
    return ::read(fd.get(), &first, 1) == 1 && first == 0x30;
}

Diagnosis unchecked(const Message& why) {
    return {Condition::unchecked, {{"", why}}};
}

bool has_pin(const KeyOptions& key) {
    return key.pin_fd >= 0 || !key.pin_file.empty();
}

// The rules of sohoa-signer; it would refuse the file.
Diagnosis look_at_pin_file(const std::string& path) {
    Diagnosis out;
    out.values = {{"path", path}};
    const File file = look_at(path);
    const Message close = msg("run: chmod 600 {1}", path);
    const Message write = msg("write the PIN into the first line of that file, and run: chmod 600 {1}", path);
    if (!file.there)
        out.fault(Condition::missing, {path, file.fault}, file.denied ? owner_remedy() : write);
    else if (file.info.st_uid != ::geteuid())
        out.fault(Condition::missing, {path, msg("the PIN file belongs to another user")},
                  msg("run sohoa as that user, or give the file to the one who runs it: chown"));
    else if ((file.info.st_mode & 077) != 0)
        out.fault(Condition::missing, {path, msg("others may read or change it")}, close);
    else if (file.info.st_size == 0)
        out.fault(Condition::missing, {path, msg("holds no PIN")}, write);
    else
        out.found.push_back({path, msg("only you may read it")});
    return out;
}

// Why no certificate can be looked at; an empty message when it can.
Message in_the_way(Checkup& checkup) {
    if (checkup.key.key.empty()) return msg("no key was given");
    if (!has_pin(checkup.key)) return msg("needs the PIN: --pin-file or --pin-fd; nothing is asked for here");
    if (look_at_key(checkup).condition == Condition::missing) return msg("the key file cannot be opened");
    if (look_at_pin(checkup).condition == Condition::missing) return msg("there is no PIN to open the key with");
    if (look_at_clock(checkup).condition == Condition::missing)
        return msg("the clock is wrong, and by it no certificate can be judged; set it first");
    return {};
}

Message key_remedy(const Error& error) {
    if (error.code == Code::permission)
        return msg("give the PIN that came with the key; it stands alone in the first line of the PIN file");
    if (error.code == Code::unavailable)
        return msg("install sohoa again: its programs sohoa and sohoa-signer belong together");
    return msg("ask the certification authority for the PKCS#12 file, or export it anew from where the key is kept");
}

// What a worker said of the certificate.
Diagnosis judged(const SignerJudged& judged, int64_t now) {
    const SignatureVerdict& verdict = judged.verdict;
    const std::string& name = verdict.signer.common_name;
    const int64_t from = verdict.signer.not_before, until = verdict.signer.not_after;
    const int64_t left = until >= now ? (until - now) / day : -((now - until + day - 1) / day);
    Diagnosis out;
    out.values = {{"name", name},
                  {"not_before", iso8601_vn(from)},
                  {"not_after", iso8601_vn(until)},
                  {"days_left", left},
                  {"indication", to_string(verdict.indication)}};
    out.found.push_back(
        {name, msg("valid from {1} to {2}, {3} days left", date(from), date(until), std::max<int64_t>(left, 0))});
    const Message reason = verdict.reasons.empty() ? Message{} : verdict.reasons.front();
    if (!judged.usable)
        out.fault(Condition::missing, {"", reason},
                  msg("nothing can be signed with it: ask the certification authority for a valid certificate, and put "
                      "the authority's own certificates into the trust folder"));
    else if (verdict.indication != Indication::total_passed)
        out.fault(Condition::warning, {"", reason}, msg("put the newest CRL of the issuer into the trust folder"));
    if (judged.usable && left < days_to_renew)
        out.fault(Condition::warning, {"", msg("it ends in less than {1} days", days_to_renew)},
                  msg("ask the certification authority for a new certificate in time"));
    if (verdict.signer.demonstration)
        out.fault(Condition::warning, {"", msg("this is a demonstration key: what it signs has no legal value")},
                  msg("for real records use the key of the agency"));
    return out;
}

Remark remark(const TrustItem& item, const Message& message) {
    return {item.name.empty() ? item.file : item.file + " (" + item.name + ")", message};
}

void look_at_item(const TrustItem& item, int64_t now, Diagnosis& out) {
    const bool expired = item.until < now; // a CRL that names no end cannot be relied on either
    if (item.kind == TrustItem::unreadable)
        out.fault(Condition::missing,
                  remark(item, msg("holds no certificate or CRL that can be read; nothing is signed or verified as "
                                   "long as it is there")),
                  msg("take {1} out of the folder, or get it anew from the certification authority", item.file));
    else if (item.kind == TrustItem::crl && item.until == 0)
        out.fault(Condition::warning, remark(item, msg("the CRL does not say how long it is good")),
                  msg("get the newest CRL from the certification authority"));
    else if (expired && item.kind == TrustItem::crl)
        out.fault(Condition::warning, remark(item, msg("the CRL was good until {1} only", date(item.until))),
                  msg("get the newest CRL from the certification authority"));
    else if (expired)
        out.fault(Condition::warning, remark(item, msg("the certificate ended on {1}", date(item.until))),
                  msg("keep it as long as old signatures are verified; for new ones add its successor"));
}

// The same advice is given once.
void drop_repeated(std::vector<Message>& remedies) {
    std::vector<Message> kept;
    for (Message& remedy : remedies)
        if (std::find(kept.begin(), kept.end(), remedy) == kept.end()) kept.push_back(std::move(remedy));
    remedies = std::move(kept);
}

Diagnosis of_items(const std::string& folder, const std::vector<TrustItem>& items, int64_t now) {
    Diagnosis out;
    const auto count = [&](TrustItem::Kind kind) {
        return std::count_if(items.begin(), items.end(), [&](const TrustItem& item) { return item.kind == kind; });
    };
    const int64_t anchors = count(TrustItem::anchor), intermediates = count(TrustItem::intermediate),
                  crls = count(TrustItem::crl);
    out.values = {{"path", folder}, {"anchors", anchors}, {"intermediates", intermediates}, {"crls", crls}};
    out.found.push_back({folder, msg("root certificates: {1}, intermediate certificates: {2}, CRLs: {3}", anchors,
                                     intermediates, crls)});
    if (anchors == 0)
        out.fault(Condition::missing, {"", msg("there is no root certificate: nothing can be trusted")},
                  msg("put the root certificate of the certification authority there, as a file *.crt"));
    if (crls == 0)
        out.fault(Condition::warning, {"", msg("there is no CRL: it stays unknown whether a certificate was revoked")},
                  msg("get the newest CRL from the certification authority"));
    for (const TrustItem& item : items)
        look_at_item(item, now, out);
    drop_repeated(out.remedies);
    return out;
}

} // namespace

Diagnosis look_at_signer(Checkup& checkup) {
    const std::string path = (std::filesystem::path(program_path()).parent_path() / "sohoa-signer").string();
    const Message again = msg("install sohoa again: its programs sohoa and sohoa-signer belong together");
    Diagnosis out;
    out.values = {{"path", path}};
    const File file = look_at(path);
    if (!file.there) {
        out.fault(Condition::missing, {path, file.fault}, again);
        return out;
    }
    if (::access(path.c_str(), X_OK) != 0) {
        out.fault(Condition::missing, {path, msg("cannot be run")}, msg("run: chmod 755 {1}", path));
        return out;
    }
    KeyOptions none; // a signer that works says that there is no such key
    none.key = path + "/no-key";
    none.scheme = checkup.key.scheme;
    try {
        const SignerClient unexpected(none);
    } catch (const Error& error) {
        if (error.code == Code::unavailable) {
            out.fault(Condition::missing, {path, error.message}, again);
            return out;
        }
    }
    out.found.push_back({path, msg("answers")});
    return out;
}

Diagnosis look_at_key(Checkup& checkup) {
    const std::string& path = checkup.key.key;
    if (path.empty()) return unchecked(msg("no key was given; name it with --key FILE, or signing.key in the profile"));
    Diagnosis out;
    out.values = {{"path", path}};
    const File file = look_at(path);
    const Message other =
        msg("ask the certification authority for the PKCS#12 file, or export it anew from where the key is kept");
    if (!file.there)
        out.fault(Condition::missing, {path, file.fault}, file.denied ? owner_remedy() : other);
    else if (::access(path.c_str(), R_OK) != 0)
        out.fault(Condition::missing, {path, system_error(path, "read", errno).message}, owner_remedy());
    else if (!may_be_pkcs12(path))
        out.fault(Condition::missing, {path, msg("is no PKCS#12 file (*.p12, *.pfx)")}, other);
    else if ((file.info.st_mode & 077) != 0)
        out.fault(Condition::warning, {path, msg("others may read or change it")}, msg("run: chmod 600 {1}", path));
    else
        out.found.push_back({path, msg("only you may read it")});
    return out;
}

Diagnosis look_at_pin(Checkup& checkup) {
    if (!checkup.key.pin_file.empty()) return look_at_pin_file(checkup.key.pin_file);
    if (checkup.key.key.empty()) return unchecked(msg("no key was given"));
    if (checkup.key.pin_fd >= 0) return unchecked(msg("comes from descriptor {1}", checkup.key.pin_fd));
    return unchecked(msg("is asked for at a terminal; for cron give --pin-file"));
}

Diagnosis look_at_trust(Checkup& checkup) {
    const Message way_out =
        msg("name it with --trust DIR: a folder with the CA's certificates (*.crt) and CRLs (*.crl) as files");
    Diagnosis out;
    if (checkup.trust.empty()) {
        if (checkup.key.key.empty())
            return unchecked(
                msg("no trust folder was given; name it with --trust DIR, or signing.trust in the profile"));
        out.fault(Condition::missing, {"", msg("no trust folder was given, and nothing is signed without one")},
                  way_out);
        return out;
    }
    if (::access(checkup.trust.c_str(), R_OK | X_OK) != 0 && errno == EACCES) {
        out.fault(Condition::missing, {checkup.trust, system_error("", "access", EACCES).message},
                  msg("let the user who runs sohoa read that folder and its files"));
        return out;
    }
    if (std::error_code error; !std::filesystem::is_directory(checkup.trust, error)) {
        out.fault(Condition::missing, {checkup.trust, msg("the trust folder is not there")}, way_out);
        return out;
    }
    return of_items(checkup.trust, checkup.trust_items(), checkup.now);
}

Diagnosis look_at_certificate(Checkup& checkup) {
    if (const Message why = in_the_way(checkup); !why.id.empty()) return unchecked(why);
    try {
        const SignerClient signer(checkup.key);
        return judged(checkup.call<Judge>({checkup.trust, checkup.now, signer.leaf_der(), signer.chain_der()}),
                      checkup.now);
    } catch (const Error& error) {
        Diagnosis out;
        const bool of_trust =
            !checkup.trust.empty() && error.where.rfind(checkup.trust, 0) == 0; // its own check tells what to do
        if (of_trust) return {Condition::unchecked, {{error.where, error.message}}};
        out.fault(Condition::missing, {error.where, error.message}, key_remedy(error));
        return out;
    }
}

} // namespace sohoa
