/** The library in one file loads five times as fast as its hundreds of modules; it comes without types. */
declare module 'echarts/dist/echarts.js' {
  export { init } from 'echarts';
}
