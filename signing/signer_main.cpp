// SPDX-License-Identifier: GPL-3.0-or-later

// sohoa-signer: the process that holds the key. One digest and a role in, one CMS out. It reads its own key and its PIN
// and nothing else: no document, no reply of a service. It ends when its socket closes.

#include "signing/cms_signature.h"
#include "signing/pin.h"
#include "signing/pkcs12_key.h"
#include "signing/signer_protocol.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <openssl/crypto.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace sohoa {
namespace {

constexpr size_t secure_heap_bytes = 256UL * 1024;
constexpr size_t secure_heap_smallest = 32;
constexpr size_t longest_role = 64;

struct Arguments {
    std::string key, scheme = "pss", pin_file, prompt;
    bool pin_descriptor = false;
};

void close_to_others() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef SOHOA_SANITIZED // LeakSanitizer looks at its own process from outside
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    CRYPTO_secure_malloc_init(secure_heap_bytes, secure_heap_smallest); // best effort, as it needs locked memory
}

// Ctrl-C reaches the whole process group, but the coordinator decides: it may want the signature under way.
// It starts us with SIGINT blocked, so there is no moment at which one could end us.
void leave_signals_to_coordinator() {
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_UNBLOCK, &interrupt, nullptr);
}

bool parse(int argc, char** argv, Arguments& out) {
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--pin-descriptor") {
            out.pin_descriptor = true;
            continue;
        }
        std::string* value = name == "--key"        ? &out.key
                             : name == "--scheme"   ? &out.scheme
                             : name == "--pin-file" ? &out.pin_file
                             : name == "--prompt"   ? &out.prompt
                                                    : nullptr;
        if (!value || i + 1 == argc) return false;
        *value = argv[++i];
    }
    return !out.key.empty();
}

bool started_by_coordinator() {
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(signer_socket_fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

SigningKey open_key(const Arguments& arguments) {
    const std::string bytes = read_pkcs12(arguments.key); // a missing key shows before anyone types a PIN
    PinSource source;
    source.fd = arguments.pin_descriptor ? signer_pin_fd : -1;
    source.file = arguments.pin_file;
    source.prompt = arguments.prompt.empty() ? "PIN (" + arguments.key + "): " : arguments.prompt;
    source.watched_socket = signer_socket_fd;
    const Pin pin = read_pin(source);
    return parse_pkcs12(bytes, arguments.key, pin);
}

SignerHello greeting(const SigningKey& key, SignatureScheme scheme) {
    SignerHello hello{signer_protocol_version,          true, {}, longest_cms(key, scheme),
                      der_of(key.leaf.get(), i2d_X509), {}};
    for (const X509Ptr& authority : key.chain)
        hello.chain.push_back(der_of(authority.get(), i2d_X509));
    return hello;
}

SignerAnswer answer(const SigningKey& key, SignatureScheme scheme, const std::string& packet) {
    try {
        const auto request = decode<SignerRequest>(packet);
        if (request.role.size() > longest_role)
            throw Error(Code::internal, "sohoa-signer", msg("the request is not understood"));
        return {true, {}, sign_cades(key, scheme, request.digest)};
    } catch (const Error& e) {
        return {false, sent(e), ""};
    }
}

void serve(const SigningKey& key, SignatureScheme scheme) {
    std::string packet;
    while (receive_signer_packet(signer_socket_fd, packet))
        send_signer_packet(signer_socket_fd, encode(answer(key, scheme, packet)));
}

int run(const Arguments& arguments) {
    try {
        const SignatureScheme scheme = scheme_of(arguments.scheme);
        const SigningKey key = open_key(arguments);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // the terminal has its echo again: nothing is left to put right
        send_signer_packet(signer_socket_fd, encode(greeting(key, scheme)));
        serve(key, scheme);
        return 0;
    } catch (const Error& e) {
        try {
            send_signer_packet(signer_socket_fd,
                               encode(SignerHello{signer_protocol_version, false, sent(e), 0, "", {}}));
        } catch (const Error&) {
            // The coordinator is gone; the exit code is all that is left to say.
        }
        return static_cast<int>(e.code);
    }
}

} // namespace
} // namespace sohoa

int main(int argc, char** argv) {
    sohoa::close_to_others();
    sohoa::leave_signals_to_coordinator();
    sohoa::Arguments arguments;
    if (!sohoa::started_by_coordinator() || !sohoa::parse(argc, argv, arguments)) {
        std::fputs("sohoa-signer is started by sohoa, not by hand.\n", stderr);
        return static_cast<int>(sohoa::Code::usage);
    }
    return sohoa::run(arguments);
}
