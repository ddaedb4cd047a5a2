// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/confinement_text.h"

namespace sohoa {

std::vector<Message> missing_from(const Confinement& confinement) {
    std::vector<Message> out;
    if (!confinement.files)
        out.push_back(
            msg("the kernel has no Landlock: a worker that a hostile file has taken over could read other files "
                "of yours"));
    if (!confinement.system_calls)
        out.push_back(
            msg("the kernel has no seccomp: a worker that a hostile file has taken over could reach the network"));
    return out;
}

void say_confinement(const Confinement& confinement, Console& console) {
    for (const Message& message : missing_from(confinement))
        console.say(Level::warn, "", message);
}

} // namespace sohoa
