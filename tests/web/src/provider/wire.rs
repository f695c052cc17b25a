//! HTTP/1.1 over TLS, as much of it as a browser's `fetch` needs.

use super::Shared;
use super::conduct::{Outcome, Said};
use crate::scripted::Asked;
use std::fmt::Write as _;
use std::io::{Error, Result};
use std::sync::Arc;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// Answers one connection until it ends. Returning without farewell is how a connection is dropped.
pub(super) async fn converse(stream: TcpStream, tls: TlsAcceptor, shared: Arc<Shared>) -> Result<()> {
    if shared.conduct().down {
        return Ok(());
    }
    let mut stream = BufStream::new(tls.accept(stream).await?);
    while let Some(asked) = read(&mut stream).await? {
        let (outcome, keep_alive) = {
            let mut conduct = shared.conduct();
            (conduct.outcome(&asked), conduct.keep_alive)
        };
        let Outcome::Say(said) = outcome else { return Ok(()) };
        tokio::time::sleep(said.after).await;
        let mut held = shared.held.subscribe();
        held.wait_for(|held| !held.contains(&said.call))
            .await
            .map_err(Error::other)?;
        stream.write_all(written(&said, keep_alive).as_bytes()).await?;
        stream.flush().await?;
        if said.cut_short {
            return Ok(());
        }
        if !keep_alive {
            return stream.shutdown().await;
        }
    }
    Ok(())
}

/// The next request; nothing if the browser has no more.
async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> Result<Option<Asked>> {
    let mut asked = Asked::default();
    let Some(first) = line(stream).await? else {
        return Ok(None);
    };
    while let Some(header) = line(stream).await?.filter(|header| !header.is_empty()) {
        if let Some((name, value)) = header.split_once(':') {
            asked.headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let header = |name: &str| asked.headers.get(name).map(String::as_str);
    let mut words = first.split(' ');
    asked.method = words.next().unwrap_or_default().to_owned();
    asked.url = format!(
        "https://{}{}",
        header("host").unwrap_or_default(),
        words.next().unwrap_or("/")
    );
    let length = header("content-length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await?;
    asked.body = String::from_utf8_lossy(&body).into_owned();
    Ok(Some(asked))
}

async fn line(stream: &mut (impl AsyncBufRead + Unpin)) -> Result<Option<String>> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await?;
    line.truncate(line.trim_end().len());
    Ok(Some(line).filter(|_| read > 0))
}

fn written(said: &Said, keep_alive: bool) -> String {
    let mut text = format!("HTTP/1.1 {} \r\n", said.status);
    for (name, value) in &said.headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    // A 204 has no body and must not speak of one.
    if said.status != 204 {
        let _ = write!(text, "content-length: {}\r\n", said.body.len());
    }
    text.push_str(if keep_alive {
        "connection: keep-alive\r\n\r\n"
    } else {
        "connection: close\r\n\r\n"
    });
    let half = if said.cut_short {
        said.body.len() / 2
    } else {
        said.body.len()
    };
    text.push_str(said.body.get(..half).unwrap_or_default());
    text
}
