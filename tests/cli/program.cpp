// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto hang = std::chrono::minutes(8); // far above what any call takes; a guard, not a claim
constexpr int high_fd = 100;                   // ours are out of the way of the numbers a call asks for

void must(bool good, const std::string& what) {
    if (!good) throw std::runtime_error(what + ": " + std::strerror(errno));
}

int high(int fd) {
    const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, high_fd);
    must(copy >= 0, "dup");
    ::close(fd);
    return copy;
}

int memory_file(const std::string& bytes = "") {
    const int fd = ::memfd_create("test", MFD_CLOEXEC);
    must(fd >= 0, "memfd_create");
    must(::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "write");
    ::lseek(fd, 0, SEEK_SET);
    return high(fd);
}

std::string all_of(int fd) {
    std::string out;
    char piece[1 << 14];
    for (ssize_t n = 0; (n = ::pread(fd, piece, sizeof piece, static_cast<off_t>(out.size()))) > 0;)
        out.append(piece, static_cast<size_t>(n));
    return out;
}

// The reading end of a pipe that holds `bytes` (at most what a pipe holds) and then ends.
int pipe_with(const std::string& bytes) {
    int ends[2];
    must(::pipe2(ends, O_CLOEXEC) == 0, "pipe");
    must(::write(ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "write");
    ::close(ends[1]);
    return high(ends[0]);
}

std::vector<std::string> environment_for(const Call& call) {
    std::map<std::string, std::string> values;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        const size_t equals = text.find('=');
        const std::string name = text.substr(0, equals);
        if (name.rfind("LC_", 0) == 0 || name == "LANG" || name == "LANGUAGE" || name == "SOURCE_DATE_EPOCH") continue;
        values[name] = text.substr(equals + 1);
    }
    values["LC_ALL"] = "C.UTF-8";
    for (const auto& [name, value] : call.environment)
        values[name] = value;
    std::vector<std::string> out;
    for (const auto& [name, value] : values)
        out.push_back(name + "=" + value);
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

// State and session of a process: the fields after the name in /proc/<pid>/stat.
bool alive_in_session(const std::string& pid, pid_t session) {
    const std::string stat = read("/proc/" + pid + "/stat");
    const size_t name_end = stat.rfind(')');
    if (name_end == std::string::npos) return false;
    std::istringstream fields(stat.substr(name_end + 1));
    std::string state;
    long parent = 0, group = 0, its_session = 0;
    fields >> state >> parent >> group >> its_session;
    return its_session == session && state != "Z" && state != "X";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

std::vector<std::string> Outcome::out_lines() const {
    return lines_of(out);
}

std::vector<std::string> Outcome::err_lines() const {
    return lines_of(err);
}

Process::Process(const std::string& program, const Call& call) {
    out_ = memory_file();
    err_ = memory_file();
    input_ = call.input.empty() ? high(::open("/dev/null", O_RDONLY | O_CLOEXEC)) : memory_file(call.input);
    std::map<int, int> descriptors;
    for (const auto& [number, bytes] : call.descriptors)
        descriptors[number] = pipe_with(bytes);
    if (call.terminal) {
        terminal_ = high(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
        must(::grantpt(terminal_) == 0 && ::unlockpt(terminal_) == 0, "terminal");
        terminal_name_ = ::ptsname(terminal_);
    }
    pid_ = ::fork();
    must(pid_ >= 0, "fork");
    if (pid_ == 0) become(program, call, descriptors);
    for (const auto& [number, fd] : descriptors)
        ::close(fd);
    pidfd_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    must(pidfd_ >= 0, "pidfd_open");
}

void Process::become(const std::string& program, const Call& call, const std::map<int, int>& descriptors) const {
    std::vector<std::string> arguments = {program}, environment = environment_for(call);
    arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
    ::setsid();
    if (!terminal_name_.empty()) {
        const int slave = ::open(terminal_name_.c_str(), O_RDWR | O_CLOEXEC);
        ::ioctl(slave, TIOCSCTTY, 0);
    }
    ::dup2(input_, 0);
    ::dup2(out_, 1);
    ::dup2(err_, 2);
    for (const auto& [number, fd] : descriptors)
        ::dup2(fd, number);
    ::execvpe(program.c_str(), pointers(arguments).data(), pointers(environment).data());
    ::_exit(127);
}

Process::~Process() {
    if (!waited_) {
        signal_all(SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    for (const pid_t member : session())
        ::kill(member, SIGKILL);
    for (const int fd : {pidfd_, out_, err_, input_, terminal_})
        if (fd >= 0) ::close(fd);
}

bool Process::running() const {
    pollfd ended{pidfd_, POLLIN, 0};
    return ::poll(&ended, 1, 0) == 0;
}

void Process::signal(int number) const {
    ::kill(pid_, number);
}

void Process::signal_all(int number) const {
    ::kill(-pid_, number);
}

Outcome Process::wait() {
    pollfd ended{pidfd_, POLLIN, 0};
    if (::poll(&ended, 1, static_cast<int>(std::chrono::milliseconds(hang).count())) != 1)
        throw std::runtime_error("the program hangs; it said: " + all_of(err_));
    int status = 0;
    ::waitpid(pid_, &status, 0);
    waited_ = true;
    Outcome outcome;
    if (WIFEXITED(status)) outcome.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    outcome.out = all_of(out_);
    outcome.err = all_of(err_);
    return outcome;
}

std::string Process::screen() {
    pollfd readable{terminal_, POLLIN, 0};
    char piece[4096];
    while (::poll(&readable, 1, 0) == 1 && (readable.revents & POLLIN)) {
        const ssize_t n = ::read(terminal_, piece, sizeof piece);
        if (n <= 0) break;
        screen_.append(piece, static_cast<size_t>(n));
    }
    return screen_;
}

void Process::type(const std::string& prompt, const std::string& text) {
    while (screen().find(prompt) == std::string::npos) {
        pollfd changes[2] = {{terminal_, POLLIN, 0}, {pidfd_, POLLIN, 0}};
        if (::poll(changes, 2, static_cast<int>(std::chrono::milliseconds(hang).count())) < 1 || changes[1].revents)
            throw std::runtime_error("the program does not ask “" + prompt + "”; it said: " + all_of(err_) + screen_);
    }
    const std::string line = text + "\n";
    must(::write(terminal_, line.data(), line.size()) == static_cast<ssize_t>(line.size()), "type");
}

std::vector<pid_t> Process::session() const {
    std::vector<pid_t> out;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos && alive_in_session(name, pid_))
            out.push_back(static_cast<pid_t>(std::stol(name)));
    }
    return out;
}

bool Process::session_ends() const {
    const auto bound = Clock::now() + hang;
    while (!session().empty()) {
        if (Clock::now() > bound) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

Outcome sohoa(const Call& call) {
    return Process(SOHOA_PROGRAM, call).wait();
}

Outcome sohoa(const std::vector<std::string>& arguments) {
    return sohoa(Call{arguments});
}

Outcome tool(const std::string& program, const std::vector<std::string>& arguments) {
    return Process(program, Call{arguments}).wait();
}

std::string command_line_of(pid_t pid) {
    std::string out = read("/proc/" + std::to_string(pid) + "/cmdline");
    std::replace(out.begin(), out.end(), '\0', ' ');
    return out;
}

std::vector<std::string> tree(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        out.push_back(entry.path().lexically_relative(folder).string() +
                      (entry.is_directory() && !entry.is_symlink() ? "/" : ""));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> records_in(const std::string& out) {
    std::vector<std::string> names;
    std::error_code error; // it may come and go while a run is at work
    for (const auto& entry : fs::directory_iterator(out, error))
        if (entry.path().filename().string()[0] != '.') names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Folder::Folder() {
    std::string pattern = (fs::temp_directory_path() / "sohoa-cli-XXXXXX").string();
    must(::mkdtemp(pattern.data()) != nullptr, "mkdtemp");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string Folder::path(const std::string& name) const {
    return name.empty() ? path_ : path_ + "/" + name;
}

std::string Folder::put(const std::string& name, const std::string& bytes, int mode) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    must(::chmod(path(name).c_str(), static_cast<mode_t>(mode)) == 0, "chmod");
    return path(name);
}

std::string Folder::copy(const std::string& from, const std::string& name) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    fs::copy(from, path(name), fs::copy_options::recursive);
    return path(name);
}

} // namespace sohoa::test
