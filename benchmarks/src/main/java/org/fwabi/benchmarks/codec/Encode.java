package org.fwabi.benchmarks.codec;
import java.util.concurrent.TimeUnit;
import java.lang.foreign.Arena;
import org.openjdk.jmh.annotations.*;
import org.fwabi.benchmarks.codec.peers.*;
@BenchmarkMode(Mode.AverageTime) @OutputTimeUnit(TimeUnit.NANOSECONDS) @OperationsPerInvocation(Batch.SIZE)
public class Encode {
  @State(Scope.Thread) public static class S { @Param({"SystemInfo","StaticInfo","RmControl","PostEvent","Sequencer"}) String message; Batch make(String peer) throws Exception { Batch b = (Batch) Class.forName("org.fwabi.benchmarks.codec.peers."+message+peer).getConstructor(Arena.class).newInstance(Arena.ofConfined()); b.encode(3); return b; } }
  @State(Scope.Thread) public static class Fw extends S { Batch b; @Setup public void s() throws Exception { b = make("Fwabi"); } }
  @State(Scope.Thread) public static class Un extends S { Batch b; @Setup public void s() throws Exception { b = make("Unsafe"); } }
  @State(Scope.Thread) public static class Je extends S { Batch b; @Setup public void s() throws Exception { b = make("Jextract"); } }
  @Benchmark public void fwabi(Fw s) { s.b.encode(5); }
  @Benchmark public void unsafe(Un s) { s.b.encode(5); }
  @Benchmark public void jextract(Je s) { s.b.encode(5); }
}
