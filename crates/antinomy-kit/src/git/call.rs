//! Runs another program that may not be trusted to answer: within a time, and up to a size.

use crate::Problem;
use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// What a program may cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The longest time without a byte of an answer.
    pub(super) silence: Duration,
    /// The longest answer in bytes.
    pub(super) bytes: usize,
}

/// What a program answered.
pub(super) struct Answered {
    pub(super) status: ExitStatus,
    pub(super) stdout: Vec<u8>,
    /// The beginning of its messages.
    pub(super) messages: String,
}

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

/// Time between two looks whether a program that closed its output has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// Runs `command` with `input` as its standard input. A program that says nothing for too long, or too much, is ended.
///
/// # Errors
/// If it cannot be started, or a limit is exceeded.
pub(super) fn call(
    command: &mut Command,
    input: Vec<u8>,
    limits: Limits,
) -> Result<Answered, Problem> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| super::failed(&error.to_string()))?;
    // Pipes have small buffers: writing everything before reading would wait for ever as soon as both sides write.
    if let Some(mut stdin) = child.stdin.take() {
        thread::spawn(move || stdin.write_all(&input));
    }
    let messages = beginning(child.stderr.take());
    let stdout = chunks(child.stdout.take());
    let answered = answer(&mut child, &stdout, &messages, limits);
    if answered.is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
    answered
}

fn answer(
    child: &mut Child,
    stdout: &Receiver<Vec<u8>>,
    messages: &Receiver<Vec<u8>>,
    limits: Limits,
) -> Result<Answered, Problem> {
    let mut bytes = Vec::new();
    loop {
        match stdout.recv_timeout(limits.silence) {
            Ok(chunk) if bytes.len() + chunk.len() > limits.bytes => {
                let megabytes = limits.bytes.div_ceil(1 << 20);
                return Err(Problem::new("git-endless").with("limit", megabytes));
            }
            Ok(chunk) => bytes.extend(chunk),
            Err(RecvTimeoutError::Timeout) => return Err(silent(limits)),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = ended(child, limits)?;
    Ok(Answered {
        status,
        stdout: bytes,
        messages: said(messages),
    })
}

/// The beginning of what an ended program said. What it started may hold the other end, and is not waited for.
fn said(messages: &Receiver<Vec<u8>>) -> String {
    let mut said = Vec::new();
    while said.len() < CHUNK
        && let Ok(chunk) = messages.recv_timeout(20 * PAUSE)
    {
        said.extend(chunk);
    }
    String::from_utf8_lossy(&said).trim().to_owned()
}

/// Waits for a program that has closed its output.
fn ended(child: &mut Child, limits: Limits) -> Result<ExitStatus, Problem> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if start.elapsed() < limits.silence => thread::sleep(PAUSE),
            Ok(None) => return Err(silent(limits)),
            Err(error) => return Err(super::failed(&error.to_string())),
        }
    }
}

fn silent(limits: Limits) -> Problem {
    let seconds = usize::try_from(limits.silence.as_secs()).unwrap_or(usize::MAX);
    Problem::new("git-silent").with("seconds", seconds)
}

/// The bytes of a pipe as they come. The thread ends with the pipe, or when nobody receives any more.
fn chunks(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    // One chunk in advance, so that a program is not read faster than its answer is looked at.
    let (sender, receiver) = sync_channel(1);
    thread::spawn(move || {
        let Some(mut pipe) = pipe else { return };
        let mut buffer = vec![0; CHUNK];
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

/// The first bytes of a pipe as they come. It is read to its end, whoever receives: a program whose messages nobody takes
/// would stop.
fn beginning(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let Some(mut pipe) = pipe else { return };
        let mut buffer = vec![0; CHUNK];
        let mut room = CHUNK;
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            let kept = count.min(room);
            room -= kept;
            if kept > 0 {
                let _ = sender.send(buffer[..kept].to_vec());
            }
        }
    });
    receiver
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        silence: Duration::from_millis(50),
        bytes: 1 << 20,
    };

    fn shell(script: &str, limits: Limits) -> Result<Answered, Problem> {
        call(Command::new("sh").args(["-c", script]), Vec::new(), limits)
    }

    #[test]
    fn an_answer_comes_with_what_was_asked_and_said() {
        let patient = Limits {
            silence: Duration::from_secs(60),
            ..LIMITS
        };
        let script = "cat; echo trouble >&2; exit 3";
        let input = vec![b'x'; 3 * CHUNK];
        let mut command = Command::new("sh");
        let found = call(command.args(["-c", script]), input.clone(), patient).unwrap();
        assert_eq!(found.stdout, input);
        assert_eq!(found.status.code(), Some(3));
        assert_eq!(found.messages, "trouble");
    }

    #[test]
    fn a_program_that_never_answers_is_not_waited_for() {
        for script in ["exec sleep 1000", "exec >&-; exec sleep 1000", "sleep 1000"] {
            let problem = shell(script, LIMITS).err().unwrap();
            assert_eq!(problem.key(), "git-silent", "{script}");
        }
    }

    #[test]
    fn a_program_with_many_messages_is_read_to_its_end() {
        let patient = Limits {
            silence: Duration::from_secs(10),
            ..LIMITS
        };
        let found = shell("head -c 1000000 /dev/zero >&2; echo x", patient).unwrap();
        assert_eq!(found.stdout, b"x\n");
        assert_eq!(found.messages.len(), CHUNK);
    }

    #[test]
    fn a_program_that_never_stops_is_ended() {
        let problem = shell("exec yes", LIMITS).err().unwrap();
        assert_eq!(problem.key(), "git-endless");
        assert!(problem.to_string().contains("1 MB"), "{problem}");
    }
}
