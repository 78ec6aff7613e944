package dev.wheelhouse.ops.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between a worker and the broker: it can be cut, and it can hold everything back. */
final class TcpProxy implements AutoCloseable {
  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flows = lock.newCondition();
  private boolean held;
  private volatile boolean cut;

  /**
   * @param host a loopback address of its own
   * @param port the same as the target's, so that clients need not know of the proxy
   */
  TcpProxy(String host, int port, InetSocketAddress target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(port, 50, InetAddress.getByName(host));
    thread("accept", this::accept);
  }

  private static void thread(String name, Runnable task) {
    Thread thread = new Thread(task, "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (cut) {
          client.close();
        } else {
          thread("connect", () -> connect(client));
        }
      } catch (IOException closed) {
        // the next turn finds out whether this was the end
      }
    }
  }

  private void connect(Socket client) {
    Socket broker = new Socket();
    sockets.add(client);
    sockets.add(broker);
    try {
      broker.connect(target, 5_000);
      broker.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      thread("back", () -> pump(broker, client));
      pump(client, broker);
    } catch (IOException refused) {
      close(client);
      close(broker);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[64 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException broken) {
      // both ends are told below
    } finally {
      close(from);
      close(to);
    }
  }

  private void awaitFlow() throws InterruptedException {
    lock.lock();
    try {
      while (held) {
        flows.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // closed is what it should be
    }
  }

  /** Breaks all connections and refuses new ones. */
  void cut() {
    cut = true;
    Set.copyOf(sockets).forEach(this::close);
  }

  /** Delivers nothing, and loses nothing: what was sent arrives when it is healed. */
  void hold() {
    setHeld(true);
  }

  void heal() {
    cut = false;
    setHeld(false);
  }

  private void setHeld(boolean value) {
    lock.lock();
    try {
      held = value;
      flows.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    heal();
  }
}
