// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in the place of sohoa-signer: passes on what the real one (SOHOA_SIGNER) says first, so that its certificate
// is believed, and then does what the name of the key file says ("hang.p12" …) when it is to sign.

#include "signing/signer_protocol.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sohoa;

int main(int, char** argv) {
    std::string deed;
    for (char** argument = argv; *argument; ++argument)
        if (std::string(*argument) == "--key" && argument[1]) deed = std::filesystem::path(argument[1]).stem().string();
    std::signal(SIGINT, SIG_IGN);
    if (deed == "mute")
        for (;;)
            ::pause();
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0) return 1;
    if (::fork() == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(pair[0]);
        ::dup2(pair[1], signer_socket_fd);
        ::execv(SOHOA_SIGNER, argv);
        ::_exit(127);
    }
    ::close(pair[1]);
    std::string packet;
    if (!receive_signer_packet(pair[0], packet)) return 1;
    send_signer_packet(signer_socket_fd, packet);
    while (receive_signer_packet(signer_socket_fd, packet)) {
        if (deed == "hang")
            for (;;)
                ::pause();
        if (deed == "die") return 1;
        if (deed == "garbage") send_signer_packet(signer_socket_fd, "no packet");
        if (deed == "other") send_signer_packet(signer_socket_fd, encode(SignerAnswer{true, {}, "no CMS"}));
        if (deed == "long")
            send_signer_packet(signer_socket_fd, encode(SignerAnswer{true, {}, std::string(60'000, '0')}));
    }
}
