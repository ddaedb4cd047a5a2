// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_client.h"

#include "core/base/file.h"
#include "signing/signer_protocol.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace sohoa {
namespace {

constexpr int first_free_fd = 10; // above every number that the signer expects its descriptors at
constexpr auto patience = std::chrono::seconds(2);

std::string beside_ourselves() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) throw Error(Code::internal, "sohoa-signer", msg("the folder of the program is not known"));
    return (self.parent_path() / "sohoa-signer").string();
}

// Nothing of our environment may steer libcrypto in the signer (OPENSSL_CONF, OPENSSL_MODULES, LD_PRELOAD …).
std::vector<std::string> signer_environment() {
    std::vector<std::string> kept;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text = *entry;
        const std::string_view name = text.substr(0, text.find('='));
        if (name.ends_with("SAN_OPTIONS") || name == "LANG" || name == "LC_ALL") kept.emplace_back(text);
    }
    return kept;
}

std::vector<std::string> signer_arguments(const KeyOptions& options, const std::string& program) {
    std::vector<std::string> arguments = {program, "--key", options.key, "--scheme", options.scheme};
    if (options.pin_fd >= 0) arguments.emplace_back("--pin-descriptor");
    if (!options.pin_file.empty()) arguments.insert(arguments.end(), {"--pin-file", options.pin_file});
    if (!options.prompt.empty()) arguments.insert(arguments.end(), {"--prompt", options.prompt});
    return arguments;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

Fd out_of_the_way(int fd) {
    Fd copy(::fcntl(fd, F_DUPFD_CLOEXEC, first_free_fd));
    if (!copy) throw Error(Code::permission, "", msg("the PIN descriptor {1} is not open", fd));
    return copy;
}

// The descriptors of the signer: 0 and 1 on /dev/null, 2 ours, 3 the socket, 4 the PIN; all others closed.
class FileActions {
  public:
    FileActions(int socket, int pin) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, socket, signer_socket_fd);
        if (pin >= 0) posix_spawn_file_actions_adddup2(&actions_, pin, signer_pin_fd);
        posix_spawn_file_actions_addclosefrom_np(&actions_, pin >= 0 ? signer_pin_fd + 1 : signer_pin_fd);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

// Default signals, SIGINT blocked until the signer has said that it ignores it.
class Attributes {
  public:
    Attributes() {
        posix_spawnattr_init(&attributes_);
        sigset_t all, interrupt;
        sigfillset(&all);
        sigemptyset(&interrupt);
        sigaddset(&interrupt, SIGINT);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setsigmask(&attributes_, &interrupt);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes_); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

template <class Packet>
Packet understood(const std::string& bytes) {
    try {
        return decode<Packet>(bytes);
    } catch (const Error&) {
        throw Error(Code::unavailable, "sohoa-signer", msg("the signer sent something that is no packet"));
    }
}

Error error_of_signer(const SentError& sent) {
    constexpr Code codes[] = {Code::bad_data,   Code::internal,      Code::io,         Code::no_input, Code::usage,
                              Code::permission, Code::configuration, Code::interrupted};
    Code known = Code::unavailable;
    for (const Code code : codes)
        if (static_cast<int>(code) == sent.code) known = code;
    return Error(known, sent.where, sent.message);
}

} // namespace

struct SignerClient::State {
    Fd socket;
    pid_t process = -1;
    std::string leaf;
    std::vector<std::string> chain;
    size_t longest_cms = 0;

    void start(const KeyOptions& options);
    void greet(const KeyOptions& options);
    void end();
    ~State() { end(); }
};

void SignerClient::State::start(const KeyOptions& options) {
    const std::string program = options.signer_program.empty() ? beside_ourselves() : options.signer_program;
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        throw system_error(program, "connect to", errno);
    socket = Fd(pair[0]);
    const Fd theirs_low(pair[1]);
    const Fd theirs = out_of_the_way(theirs_low.get());
    const Fd pin = options.pin_fd >= 0 ? out_of_the_way(options.pin_fd) : Fd();
    std::vector<std::string> arguments = signer_arguments(options, program), environment = signer_environment();
    const FileActions actions(theirs.get(), pin.get());
    const Attributes attributes;
    const int error = ::posix_spawn(&process, program.c_str(), actions.get(), attributes.get(),
                                    pointers(arguments).data(), pointers(environment).data());
    if (error != 0) {
        process = -1;
        throw Error(Code::unavailable, program, msg("the signer cannot be started: {1}", std::strerror(error)));
    }
}

void SignerClient::State::greet(const KeyOptions& options) {
    const bool asks_nobody = options.pin_fd >= 0 || !options.pin_file.empty();
    pollfd waiting{socket.get(), POLLIN, 0};
    int ready = 0;
    do {
        ready = ::poll(&waiting, 1, asks_nobody ? static_cast<int>(options.seconds) * 1000 : -1);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        throw Error(Code::unavailable, "sohoa-signer",
                    msg("the signer has not answered for {1} seconds", options.seconds));
    std::string packet;
    if (!receive_signer_packet(socket.get(), packet))
        throw Error(Code::unavailable, "sohoa-signer", msg("the signer ended before it answered"));
    const auto hello = understood<SignerHello>(packet);
    if (hello.version != signer_protocol_version)
        throw Error(Code::unavailable, "sohoa-signer", msg("sohoa-signer is of another version than sohoa"));
    if (!hello.ok) throw error_of_signer(hello.error);
    longest_cms = hello.longest_cms;
    leaf = hello.leaf;
    chain = hello.chain;
}

void SignerClient::State::end() {
    if (socket) ::shutdown(socket.get(), SHUT_RDWR); // seen by the signer even where a child of ours holds a copy
    socket.reset();
    if (process < 0) return;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const pid_t ended = ::waitpid(process, nullptr, WNOHANG);
        if (ended == process || (ended < 0 && errno != EINTR)) break;
        if (std::chrono::steady_clock::now() >= deadline) {
            ::kill(process, SIGKILL);
            while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
            }
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    process = -1;
}

SignerClient::SignerClient(const KeyOptions& options) : state_(std::make_unique<State>()) {
    state_->start(options);
    state_->greet(options);
}

SignerClient::~SignerClient() = default;
SignerClient::SignerClient(SignerClient&&) noexcept = default;

const std::string& SignerClient::leaf_der() const {
    return state_->leaf;
}
const std::vector<std::string>& SignerClient::chain_der() const {
    return state_->chain;
}
size_t SignerClient::max_cms_bytes() const {
    return state_->longest_cms;
}

int SignerClient::fd() const {
    return state_->socket.get();
}

void SignerClient::submit(const std::string& role, const std::string& digest) {
    send_signer_packet(state_->socket.get(), encode(SignerRequest{role, digest}));
}

std::string SignerClient::receive() {
    std::string packet;
    if (!receive_signer_packet(state_->socket.get(), packet))
        throw Error(Code::unavailable, "sohoa-signer", msg("the signer ended before it answered"));
    auto answer = understood<SignerAnswer>(packet);
    if (!answer.ok) throw error_of_signer(answer.error);
    return std::move(answer.cms);
}

std::string SignerClient::sign(const std::string& role, const std::string& digest) {
    submit(role, digest);
    return receive();
}

} // namespace sohoa
